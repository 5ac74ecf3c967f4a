import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useDeferredValue, useState } from "react";
import { candidatesQuery, peopleQuery } from "../../api/queries";
import type { CrewCandidate } from "../../api/types";
import { useSay, useTexts } from "../words/language";
import { Find, type Option, type PickProps } from "./pick";

interface Crew extends Option {
  about: string;
  reasons: string[];
}

/** Who may take an order, in the server's rank; who does not fit stands below with the reason. Others are found by name. */
export function CandidatePicker({
  order,
  unit,
  otherwise,
  ...props
}: PickProps & { order: string; unit: string | undefined; otherwise: ReactNode }) {
  const t = useTexts();
  const say = useSay();
  const [q, setQ] = useState("");
  const asked = useDeferredValue(q.trim());
  const judged = useQuery(candidatesQuery(order, unit));
  const others = useQuery({ ...peopleQuery(asked), enabled: asked.length > 0 });
  // Who may not ask for candidates may still be offered a form: then people are found by name alone.
  if (judged.error) return otherwise;

  const items = (judged.data?.items ?? []).filter((one) => one.person.name.includes(asked));
  const option = (one: CrewCandidate): Crew => ({
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

  return (
    <Find
      {...props}
      options={groups}
      asked={{ isFetching: judged.isFetching || others.isFetching, error: others.error }}
      onSearch={setQ}
      placeholder={t("dispatch.pickCrew")}
      width={360}
      draw={(option) => {
        const { about = "", reasons = [] } = option as Partial<Crew>;
        return (
          <span className={`crew-option ${reasons.length > 0 ? "crew-unfit" : ""}`}>
            <span>
              {option.label} <small className="quiet">{about}</small>
            </span>
            {reasons.map((reason) => (
              <small key={reason} className="crew-reason">
                {reason}
              </small>
            ))}
          </span>
        );
      }}
    />
  );
}
