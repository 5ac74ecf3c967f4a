import type { Page } from "../../api/types";
import { ChargeLines } from "../../spine/money/Charges";
import { yuan } from "../../spine/money/money";
import { useLanguage, useTexts } from "../../spine/words/language";
import { linesOf } from "./given";

/** What the customer consents to before it is done (OSV-05): each item, why, and what it comes to. */
export function ScopeSummary({ page }: { page: Page }) {
  const t = useTexts();
  const language = useLanguage();
  const asked = linesOf(page).filter((line) => line.consent === "asked");
  const last = page.timeline.items.find((event) => ["ask_consent", "amend"].includes(event.action));
  const why = (last?.body as Record<string, unknown> | undefined)?.reason;
  return (
    <section className="sheet" aria-label={t("field.scope")} data-testid="scope">
      <h3>{t("field.scope")}</h3>
      {typeof why === "string" && why !== "" && <p>{why}</p>}
      <ChargeLines lines={asked} />
      <p className="sheet-line sheet-sum">
        <strong>{t("field.scopeSum")}</strong>
        <strong className="figures">
          {yuan(
            asked.reduce((sum, line) => sum + line.total, 0),
            language,
          )}
        </strong>
      </p>
      <p className="quiet">{t("field.scopeAbout")}</p>
    </section>
  );
}
