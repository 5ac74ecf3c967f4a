import { unmaskRecord, useMeta } from "../../api/queries";
import type { Charges, Page, PageField } from "../../api/types";
import { fullTime } from "../../spine/clock/moment";
import { ChargeSums } from "../../spine/money/Charges";
import { Shown } from "../../spine/timeline/EventBody";
import { useLanguage, useSay, useTexts } from "../../spine/words/language";
import { PERSONAL } from "./CustomerCard";
import { Reveal } from "./Reveal";

/** Told in a card of its own. */
const HIDDEN = ["charges"];

/** What was written down. Long texts take the whole width. */
export function FieldsPanel({ page }: { page: Page }) {
  const t = useTexts();
  const say = useSay();
  const fields = page.fields.filter(
    (field) =>
      !PERSONAL.includes(field.key) &&
      !HIDDEN.includes(field.key) &&
      !field.key.startsWith("script.") &&
      !blank(field.value),
  );
  if (fields.length === 0) return null;
  return (
    <section className="card" aria-labelledby="fields-title">
      <h2 id="fields-title">{t("record.fields")}</h2>
      <dl className="field-grid">
        {fields.map((field) => (
          <div key={field.key} className={long(field) ? "field-grid-wide" : ""} data-field={field.key}>
            <dt>{say(field.label)}</dt>
            <dd>
              <Value page={page} field={field} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What the customer pays: the items that were added and the sums. */
export function ChargesPanel({ page }: { page: Page }) {
  const t = useTexts();
  const charges = page.fields.find((one) => one.key === "charges")?.value as unknown as Charges | undefined;
  if (!charges || (charges.lines.length === 0 && !charges.cost)) return null;
  return (
    <section className="card" aria-labelledby="charges-title">
      <h2 id="charges-title">{t("money.title")}</h2>
      <ChargeSums charges={charges} lines />
    </section>
  );
}

function blank(value: PageField["value"]): boolean {
  return value === null || value === "" || (typeof value === "object" && Object.keys(value).length === 0);
}

function long(field: PageField): boolean {
  return field.kind === "json" || (typeof field.value === "string" && field.value.length > 28);
}

function Value({ page, field }: { page: Page; field: PageField }) {
  const say = useSay();
  const language = useLanguage();
  const meta = useMeta();
  if (field.masked) {
    return (
      <Reveal
        unmask={unmaskRecord(page.record.id)}
        field={field.key}
        masked={String(field.value ?? "")}
        label={say(field.label)}
      />
    );
  }
  if (field.kind === "moment")
    return <span className="figures">{fullTime(Number(field.value), language)}</span>;
  if (field.kind === "address") return <>{field.value}</>;
  const drawn = meta?.flows
    .find((flow) => flow.kind === page.record.kind)
    ?.actions.flatMap((action) => action.fields)
    .find((one) => one.name === field.key);
  return <Shown name={field.key} field={drawn} value={field.value} />;
}
