import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useDeferredValue, useState } from "react";
import type { Described } from "../../../spine/form/FieldFrame";
import { useTexts } from "../../../spine/words/language";
import { valvesQuery } from "./queries";
import "./words";

interface Props {
  described: Partial<Described> & { "aria-label"?: string };
  /** Numbers, one a line, as the form keeps lines. */
  value: string;
  onChange: (value: string) => void;
}

/** Valves by their numbers, with how many points each closes; one that the network data do not know is refused on sending. */
export default function ValvesInput({ described, value, onChange }: Props) {
  const t = useTexts();
  const [typed, setTyped] = useState("");
  const q = useDeferredValue(typed.trim());
  const found = useQuery(valvesQuery(q));
  const chosen = value.split("\n").filter(Boolean);
  return (
    <Select
      {...described}
      className="wide"
      mode="tags"
      value={chosen}
      tokenSeparators={[",", "，", "、", " "]}
      onChange={(next: string[]) => onChange(next.join("\n"))}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={(found.data ?? []).map((one) => ({
        value: one.number,
        label: t("outages.valve", {
          number: one.number,
          name: one.name ? ` ${one.name}` : "",
          n: one.points,
        }),
      }))}
      optionLabelProp="value"
      loading={found.isFetching}
      placeholder={t("outages.pickValve")}
      notFoundContent={t("outages.noValve")}
    />
  );
}
