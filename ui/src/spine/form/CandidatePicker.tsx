import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { type ReactNode, useDeferredValue, useState } from "react";
import { candidatesQuery, peopleQuery } from "../../api/queries";
import type { CrewCandidate } from "../../api/types";
import { useSay, useTexts } from "../words/language";
import { recall, remember } from "./known";
import { type PickProps, useEmptiness } from "./pick";

/** Who may take an order, in the server's rank; who does not fit stands below with the reason. Others are found by name. */
export function CandidatePicker({
  order,
  unit,
  otherwise,
  value,
  onChange,
  described,
  known,
}: PickProps & { order: string; unit: string | undefined; otherwise: ReactNode }) {
  const t = useTexts();
  const say = useSay();
  const empty = useEmptiness();
  const [q, setQ] = useState("");
  const asked = useDeferredValue(q.trim());
  const judged = useQuery(candidatesQuery(order, unit));
  const others = useQuery({ ...peopleQuery(asked), enabled: asked.length > 0 });
  // Who may not ask for candidates may still be offered a form: then people are found by name alone.
  if (judged.error) return otherwise;

  const items = (judged.data?.items ?? []).filter((one) => one.person.name.includes(asked));
  const option = (one: CrewCandidate) => ({
    value: one.person.id,
    label: one.person.name,
    about: [t("dispatch.loadN", { n: one.load }), one.knows ? t("dispatch.knows") : ""]
      .filter(Boolean)
      .join(" · "),
    reasons: one.objections.map((said) => `${say(said)}${said.clause ? ` [${said.clause}]` : ""}`),
  });
  const groups = [
    { label: t("dispatch.fit"), options: items.filter((one) => one.fits).map(option) },
    { label: t("dispatch.unfit"), options: items.filter((one) => !one.fits).map(option) },
    {
      label: t("dispatch.elsewhere"),
      options: (others.data ?? [])
        .filter((person) => !(judged.data?.items ?? []).some((one) => one.person.id === person.id))
        .map((person) => ({ value: person.id, label: person.name, about: person.unit.name, reasons: [] })),
    },
  ].filter((group) => group.options.length > 0);
  const flat = groups.flatMap((group) => group.options);
  if (value && !flat.some((one) => one.value === value))
    groups.push({
      label: t("dispatch.chosen"),
      options: [{ value, label: known ?? recall(value) ?? "…", about: "", reasons: [] }],
    });

  return (
    <Select
      {...described}
      className="wide"
      value={value}
      onChange={(next: string | undefined) => {
        remember(next, flat.find((one) => one.value === next)?.label);
        onChange(next);
      }}
      options={groups}
      optionRender={({ value: id, label }) => {
        const one = flat.find((each) => each.value === id);
        return (
          <span className={`crew-option ${one?.reasons.length ? "crew-unfit" : ""}`}>
            <span>
              {label} <small className="quiet">{one?.about}</small>
            </span>
            {one?.reasons.map((reason) => (
              <small key={reason} className="crew-reason">
                {reason}
              </small>
            ))}
          </span>
        );
      }}
      showSearch={{ filterOption: false, onSearch: setQ }}
      allowClear
      loading={judged.isFetching || others.isFetching}
      placeholder={t("dispatch.pickCrew")}
      notFoundContent={empty({ isFetching: judged.isFetching || others.isFetching, error: others.error })}
      popupMatchSelectWidth={360}
    />
  );
}
