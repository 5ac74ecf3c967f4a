import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useDeferredValue, useEffect, useState } from "react";
import { customerQuery, customersQuery, useAbility } from "../../api/queries";
import { useTexts } from "../../spine/words/language";
import { CareBanner } from "../customers/CareBanner";

/** Waits until typing pauses. */
export function useSettled(text: string, wait = 300): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(text), wait);
    return () => window.clearTimeout(timer);
  }, [text, wait]);
  return useDeferredValue(settled);
}

/** Archives that fit the number or the name being typed; one press links. */
export function FoundCustomers(props: {
  q: string;
  chosen: string | undefined;
  onChoose: (id?: string) => void;
}) {
  const t = useTexts();
  const may = useAbility("customers.read");
  const q = useSettled(props.q.trim());
  const found = useQuery({ ...customersQuery(q), enabled: may && q.length >= 2 });
  const chosen = useQuery({ ...customerQuery(props.chosen ?? ""), enabled: may && Boolean(props.chosen) });
  if (!may) return null;
  const items = (found.data?.items ?? []).filter((one) => one.id !== props.chosen).slice(0, 5);
  return (
    <section className="card" aria-labelledby="found-title">
      <h2 id="found-title">{t("intake.archive")}</h2>
      {chosen.data && (
        <div className="chosen">
          <div className="row">
            <strong>{chosen.data.name}</strong>
            <span className="mark">{t("intake.linked")}</span>
            <button type="button" className="text-button" onClick={() => props.onChoose(undefined)}>
              {t("intake.unlink")}
            </button>
          </div>
          <CareBanner care={chosen.data.care} />
          <ul className="plain-list quiet">
            {chosen.data.points.map((point) => (
              <li key={point.id}>
                {point.number} {point.address}
              </li>
            ))}
          </ul>
          <Link to="/customers/$id" params={{ id: chosen.data.id }} target="_blank">
            {t("intake.openArchive")}
          </Link>
        </div>
      )}
      {items.length > 0 ? (
        <ul className="pick-list">
          {items.map((one) => (
            <li key={one.id}>
              <button type="button" onClick={() => props.onChoose(one.id)}>
                <strong>{one.name}</strong> <span className="figures">{one.contact}</span>
                <span className="quiet">{t("customers.open", { n: one.open })}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : (
        !chosen.data && (
          <p className="quiet">{t(q.length >= 2 ? "intake.noArchive" : "intake.archiveHint")}</p>
        )
      )}
    </section>
  );
}
