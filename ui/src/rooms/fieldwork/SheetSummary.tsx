import { Button } from "antd";
import { useMemo, useState } from "react";
import type { Page, Words } from "../../api/types";
import { fullTime } from "../../spine/clock/moment";
import { useLanguage, useSay, useTexts } from "../../spine/words/language";
import { fieldText, offerOf, pricesOf, type Sheet, testsOf } from "./given";
import { lineTotal, quantityText, yuan } from "./money";
import { ReadingText } from "./Readings";

/** What is signed: the sheet in words and the digest that binds the signature to it. */
export function SheetSummary({ page, sheet }: { page: Page; sheet: Sheet }) {
  const t = useTexts();
  const say = useSay();
  const language = useLanguage();
  const [whole, setWhole] = useState(false);
  const prices = useMemo(() => pricesOf(page), [page]);
  const tests = testsOf(offerOf(page, "measure"));
  const billable = sheet.lines.filter((line) => ["signed", "contracted"].includes(line.consent));
  const planned = sheet.charges?.planned ? sheet.charges : null;
  const written = fieldText(page, "cost");
  const [last] = sheet.rejected;
  const rows: [string, React.ReactNode][] = [
    [t("field.asked"), sheet.asked],
    [
      t("field.rework"),
      last &&
        t("field.reworkOf", {
          number: page.record.number,
          n: sheet.rejected.length,
          at: fullTime(last.at, language),
          reason: last.reason,
        }),
    ],
    [t("field.plan"), sheet.plan ? say(sheet.plan as Words | string) : ""],
    [t("field.doneWork"), sheet.done],
    [
      t("field.lines"),
      billable.length > 0 && (
        <ul className="plain-list">
          {billable.map((line) => {
            const price = prices.find((one) => one.code === line.code);
            return (
              <li key={line.code} className="sheet-line">
                <span>
                  {say(price ?? line.code)} × {quantityText(line.quantity)}
                  {price?.unit}
                </span>
                <span className="figures">{yuan(lineTotal(line.quantity, line.price), language)}</span>
              </li>
            );
          })}
          <li className="sheet-line sheet-sum">
            <strong>{t(planned ? "field.sumAdded" : "field.sum")}</strong>
            <strong className="figures">{yuan(sheet.charges?.added ?? 0, language)}</strong>
          </li>
        </ul>
      ),
    ],
    [
      t("field.charges"),
      planned && (
        <ul className="plain-list" data-testid="charges">
          <li className="sheet-line">
            <span>{t("field.planCost")}</span>
            <span className="figures">
              {planned.plan === null ? written || t("field.seePlan") : yuan(planned.plan, language)}
            </span>
          </li>
          <li className="sheet-line">
            <span>{t("field.sumAdded")}</span>
            <span className="figures">{yuan(planned.added, language)}</span>
          </li>
          <li className="sheet-line sheet-sum">
            <strong>{t("field.sumAll")}</strong>
            <strong className="figures">
              {planned.total === null
                ? t("field.planAndAdded", { added: yuan(planned.added, language) })
                : yuan(planned.total, language)}
            </strong>
          </li>
        </ul>
      ),
    ],
    [
      t("field.readings"),
      sheet.readings.length > 0 && (
        <ul className="plain-list">
          {sheet.readings.map((one) => (
            <li key={`${one.test}-${one.at}`}>
              <ReadingText reading={one} tests={tests} />
            </li>
          ))}
        </ul>
      ),
    ],
    [t("field.hazards"), sheet.hazards.join(t("field.comma"))],
    [t("field.handed"), sheet.handed.join(t("field.comma"))],
  ];
  return (
    <section className="sheet" aria-label={t("field.sheet")} data-testid="sheet">
      <h3>{t("field.sheet")}</h3>
      <dl className="pairs pairs-stacked">
        {rows
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {sheet.digest && (
        <p className="digest">
          <span className="quiet">{t("field.digest")}</span>{" "}
          <Button
            type="text"
            size="small"
            aria-expanded={whole}
            onClick={() => setWhole(!whole)}
            data-testid="digest"
          >
            <code>{whole ? sheet.digest : `${sheet.digest.slice(0, 8)}…${sheet.digest.slice(-4)}`}</code>
          </Button>
        </p>
      )}
    </section>
  );
}
