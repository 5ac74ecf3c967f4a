import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Find, type PickProps } from "../../../spine/form/pick";
import { useTexts } from "../../../spine/words/language";
import { useSettled } from "../../intake/FoundCustomers";
import { foundPointsQuery } from "./queries";
import "./words";

/** A service point by account number or address, whoever lives there. */
export default function DoorPicker(props: PickProps) {
  const t = useTexts();
  const [typed, setTyped] = useState("");
  const q = useSettled(typed.trim());
  const found = useQuery({ ...foundPointsQuery(q), enabled: q !== "" });
  return (
    <Find
      {...props}
      options={(found.data ?? []).map((one) => ({ value: one.id, label: `${one.number} · ${one.address}` }))}
      asked={{ ...found, typed: q !== "" }}
      onSearch={setTyped}
      placeholder={t("outages.pickPoint")}
    />
  );
}
