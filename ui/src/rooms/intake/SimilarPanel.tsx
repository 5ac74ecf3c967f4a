import { useQuery } from "@tanstack/react-query";
import { similarQuery } from "../../api/queries";
import { useTexts } from "../../spine/words/language";
import { RowCards } from "../queues/RowCards";
import { useSettled } from "./FoundCustomers";

/** Open matters of the same caller, seen before anything is written twice (INT-08). */
export function SimilarPanel(props: { contact: string }) {
  const t = useTexts();
  const contact = useSettled(props.contact.trim());
  const enough = /^[-+() \d]+$/.test(contact) && /^\d{5,20}$/.test(contact.replace(/\D/g, ""));
  const similar = useQuery({ ...similarQuery(contact), enabled: enough });
  const rows = enough ? (similar.data ?? []) : [];
  return (
    <section className={`card ${rows.length > 0 ? "card-notice" : ""}`} aria-labelledby="similar-title">
      <h2 id="similar-title" aria-live="polite">
        {t("intake.similar")} {rows.length > 0 && <span className="figures">({rows.length})</span>}
      </h2>
      {rows.length > 0 ? (
        <>
          <p>{t("intake.similarAbout")}</p>
          <RowCards rows={rows} />
        </>
      ) : (
        <p className="quiet">{t(enough ? "intake.noSimilar" : "intake.similarHint")}</p>
      )}
    </section>
  );
}
