import type { Address, Drawn } from "../../api/types";
import { fullTime } from "../clock/moment";
import { addressLine } from "../words/address";
import { useLanguage, useSay, useTexts } from "../words/language";
import { isId, useNames } from "../words/names";
import { useNaming } from "../words/naming";

type Body = Record<string, unknown>;

function isObject(value: unknown): value is Body {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Old and new beside each other: `before` holds the old values of fields, `changes` the pairs of the record itself. */
function changesOf(body: Body): [string, unknown, unknown][] {
  const { before, after, changes } = body;
  const out: [string, unknown, unknown][] = [];
  if (isObject(before)) {
    const now = isObject(after) ? after : body;
    for (const [key, old] of Object.entries(before)) out.push([key, old, now[key]]);
  }
  if (isObject(changes)) {
    for (const [key, pair] of Object.entries(changes)) {
      if (Array.isArray(pair)) out.push([key, pair[0], pair[1]]);
    }
  }
  return out;
}

/** The server names beside the ids whom or what they stand for. */
function namedBy(body: Body, key: string): { name: string } | null {
  const name = isObject(body.names) ? body.names[key] : undefined;
  return typeof name === "string" ? { name } : null;
}

/** What was written with an act, in words; old beside new where something was changed. */
export function EventBody({ body, fields }: { body: Body; fields: Drawn[] }) {
  const t = useTexts();
  if (isClockEvent(body)) return <ClockBody body={body} />;
  const changed = changesOf(body);
  const shown = new Set([
    "before",
    "after",
    "changes",
    "happened_at",
    "names",
    ...changed.map(([key]) => key),
  ]);
  const plain = Object.entries(body).filter(([key, value]) => !shown.has(key) && !empty(value));
  const field = (key: string) => fields.find((one) => one.name === key);
  if (plain.length === 0 && changed.length === 0) return null;
  return (
    <dl className="event-body">
      {plain.map(([key, value]) => (
        <Pair key={key} name={key} field={field(key)} value={namedBy(body, key) ?? value} />
      ))}
      {changed.map(([key, old, now]) => (
        <div key={key} className="event-pair">
          <dt>
            <FieldName name={key} field={field(key)} />
          </dt>
          <dd>
            {!empty(old) && (
              <>
                <del>
                  <Shown name={key} value={old} field={field(key)} />
                </del>
                <span aria-hidden="true"> → </span>
                <span className="unseen">{t("timeline.becomes")}</span>
              </>
            )}
            <ins>
              <Shown name={key} value={now} field={field(key)} />
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What the program itself writes when a clock warns or runs out. */
function isClockEvent(body: Body): boolean {
  return typeof body.clock === "string" && typeof body.step === "number";
}

function ClockBody({ body }: { body: Body }) {
  const t = useTexts();
  const language = useLanguage();
  const naming = useNaming();
  const lines: [string, string][] = [
    [t("event.clock"), naming.clock(String(body.clock))],
    [t("event.step"), t("event.used", { n: body.step })],
  ];
  for (const key of ["due", "stopped"] as const)
    if (typeof body[key] === "number") lines.push([t(`event.${key}`), fullTime(body[key], language)]);
  return (
    <dl className="event-body">
      {lines.map(([name, value]) => (
        <div key={name} className="event-pair">
          <dt>{name}</dt>
          <dd className="figures">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function empty(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === "" ||
    (Array.isArray(value) && value.length === 0) ||
    (isObject(value) && Object.keys(value).length === 0)
  );
}

function FieldName({ name, field }: { name: string; field?: Drawn }) {
  const say = useSay();
  const t = useTexts();
  return <>{field ? say(field.label) : t(`fieldName.${name}`, { defaultValue: name })}</>;
}

function Pair({ name, field, value }: { name: string; field?: Drawn; value: unknown }) {
  return (
    <div className="event-pair">
      <dt>
        <FieldName name={name} field={field} />
      </dt>
      <dd>
        <Shown name={name} field={field} value={value} />
      </dd>
    </div>
  );
}

/** A value of a form as a person reads it. */
export function Shown({ name, field, value }: { name: string; field?: Drawn; value: unknown }) {
  const t = useTexts();
  const say = useSay();
  const language = useLanguage();
  const naming = useNaming();
  const names = useNames(isId(value));
  if (empty(value)) return <span className="quiet">—</span>;
  if (isId(value)) return <>{names.get(value) ?? <code className="quiet">{value}</code>}</>;
  if (typeof value === "boolean") return <>{t(value ? "form.yes" : "form.no")}</>;
  if (isObject(value) && "#" in value) return <span className="quiet">{t("timeline.erased")}</span>;
  if (isObject(value) && typeof value.zh === "string")
    return <>{say(value as unknown as { zh: string; en: string })}</>;
  if (isObject(value) && typeof value.name === "string") return <>{value.name}</>;
  if (field?.kind === "moment" || (typeof value === "number" && value > 1e11)) {
    return <span className="figures">{fullTime(Number(value), language)}</span>;
  }
  if (field?.kind === "choice") {
    const choice = field.choices?.find((one) => one.code === value);
    if (choice) return <>{say(choice)}</>;
  }
  if (name === "type" && typeof value === "string") return <>{naming.type(value)}</>;
  if (name === "priority" && typeof value === "string") return <>{naming.priority(value)}</>;
  if (name === "channel" && typeof value === "string") return <>{naming.channel(value)}</>;
  if (name === "address" && isObject(value)) return <>{addressLine(value as Partial<Address>)}</>;
  if (Array.isArray(value)) {
    return (
      <ul className="plain-list">
        {value.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: history does not change its order
          <li key={index}>
            <Inner value={item} fields={field?.fields ?? []} />
          </li>
        ))}
      </ul>
    );
  }
  if (isObject(value)) return <Inner value={value} fields={field?.fields ?? []} />;
  return <span className="said">{String(value)}</span>;
}

/** In the order of the form, not of the letters. */
function Inner({ value, fields }: { value: unknown; fields: Drawn[] }) {
  const t = useTexts();
  if (!isObject(value) || typeof value.zh === "string") return <Shown name="" value={value} />;
  const place = (key: string) => {
    const at = fields.findIndex((one) => one.name === key);
    return at < 0 ? fields.length : at;
  };
  return (
    <>
      {Object.entries(value)
        .filter(([, inner]) => !empty(inner))
        .sort(([a], [b]) => place(a) - place(b))
        .map(([key, inner], index) => (
          <span key={key}>
            {index > 0 && t("form.semicolon")}
            <FieldName name={key} field={fields.find((one) => one.name === key)} />
            {t("form.colon")}
            <Shown name={key} field={fields.find((one) => one.name === key)} value={inner} />
          </span>
        ))}
    </>
  );
}
