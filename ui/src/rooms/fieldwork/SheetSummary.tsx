import { Button } from "antd";
import { useState } from "react";
import type { Page, Words } from "../../api/types";
import { fullTime } from "../../spine/clock/moment";
import { ChargeLines, ChargeSums } from "../../spine/money/Charges";
import { useLanguage, useSay, useTexts } from "../../spine/words/language";
import { offerOf, type Sheet, testsOf } from "./given";
import { ReadingText } from "./Readings";

/** What is signed: the sheet in words and the digest that binds the signature to it. */
export function SheetSummary({ page, sheet }: { page: Page; sheet: Sheet }) {
  const t = useTexts();
  const say = useSay();
  const language = useLanguage();
  const [whole, setWhole] = useState(false);
  const tests = testsOf(offerOf(page, "measure"));
  const { charges } = sheet;
  const billable = charges?.lines.filter((line) => line.billable) ?? [];
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
    [t("field.lines"), billable.length > 0 && <ChargeLines lines={billable} />],
    [
      t("field.charges"),
      charges && (charges.planned || billable.length > 0) && <ChargeSums charges={charges} />,
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
