import type { Charges } from "../../api/types";
import { money } from "../../words/money";
import { addWords, useLanguage, useSay, useTexts } from "../words/language";
import { quantityText, yuan } from "./money";

addWords("money", money);

/** Items with what they come to; one that is not charged says why. */
export function ChargeLines({ lines }: { lines: Charges["lines"] }) {
  return (
    <ul className="plain-list">
      <Lines lines={lines} />
    </ul>
  );
}

function Lines({ lines }: { lines: Charges["lines"] }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <>
      {lines.map((line) => (
        <li key={line.code} className="sheet-line">
          <span>
            {say(line)} × {quantityText(line.quantity)}
            {line.unit}
            {line.consent !== "signed" && line.consent !== "contracted" && (
              <em className="quiet"> {say(line.words)}</em>
            )}
          </span>
          {line.billable ? (
            <span className="figures">{yuan(line.total, language)}</span>
          ) : (
            <del className="figures quiet">{yuan(line.total, language)}</del>
          )}
        </li>
      ))}
    </>
  );
}

/** The plan, what was added to it, and the sum; without a plan the added items are the sum. `lines`: item by item. */
export function ChargeSums({ charges, lines }: { charges: Charges; lines?: boolean }) {
  const t = useTexts();
  const language = useLanguage();
  const added = yuan(charges.added, language);
  return (
    <ul className="plain-list" data-testid="charges">
      {charges.planned && (
        <li className="sheet-line">
          <span>{t("money.plan")}</span>
          <span className="figures">
            {charges.plan === null ? charges.cost || t("money.seePlan") : yuan(charges.plan, language)}
          </span>
        </li>
      )}
      {lines && <Lines lines={charges.lines} />}
      {charges.planned && (!lines || charges.lines.length > 1) && (
        <li className="sheet-line">
          <span>{t("money.added")}</span>
          <span className="figures">{added}</span>
        </li>
      )}
      <li className="sheet-line sheet-sum">
        <strong>{t("money.all")}</strong>
        <strong className="figures">
          {charges.total === null ? t("money.planAndAdded", { added }) : yuan(charges.total, language)}
        </strong>
      </li>
    </ul>
  );
}
