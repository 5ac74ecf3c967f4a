import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Address, Drawn, RefTarget } from "../../api/types";
import { fullTime } from "../clock/moment";
import { useFormPlace } from "../form/place";
import { addressLine } from "../words/address";
import { useLanguage, useSay, useTexts } from "../words/language";
import { isId, useNames } from "../words/names";
import { useNaming } from "../words/naming";
import { type Body, changesOf, empty, isObject, judgedOf, labelOf, plainOf } from "./body";

/** What was written with an act, in words; old beside new where something was changed. */
export function EventBody({ body, fields }: { body: Body; fields: Drawn[] }) {
  const t = useTexts();
  const say = useSay();
  const label = useLabel(fields);
  if (isClockEvent(body)) return <ClockBody body={body} />;
  const plain = plainOf(body).filter(([key]) => label(key));
  const changed = changesOf(body).filter(([key]) => label(key));
  const judged = judgedOf(body);
  const field = (key: string) => fields.find((one) => one.name === key);
  if (plain.length === 0 && changed.length === 0) return null;
  return (
    <dl className="event-body">
      {plain.map(([key, value]) => (
        <Pair key={key} label={label(key)}>
          <Shown name={key} field={field(key)} value={value} />
        </Pair>
      ))}
      {judged && (
        <Pair label={t("event.judged")}>
          {t(`event.outcome_${judged.outcome}`, { defaultValue: judged.outcome })}
          {judged.why && t("form.semicolon") + say(judged.why)}
        </Pair>
      )}
      {changed.map(([key, old, now]) => (
        <Pair key={key} label={label(key)}>
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
        </Pair>
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

/** The words for a key, or nothing where there are none: a bare code is left out. */
function useLabel(fields: Drawn[]): (name: string) => string {
  const say = useSay();
  const t = useTexts();
  return (name) => say(labelOf(fields, name, (own) => t(`fieldName.${own}`, { defaultValue: "" })));
}

function Pair({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="event-pair">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What an id points to: opened where it can be, named where its name is known. */
function Pointed({ to, id }: { to: RefTarget | undefined; id: string }) {
  const t = useTexts();
  const { files } = useFormPlace();
  switch (to) {
    case "file": {
      const file = files?.find((one) => one.id === id);
      return (
        <a href={`/api/files/${id}`} download={file?.name ?? ""}>
          {file?.name ?? t("event.file")}
        </a>
      );
    }
    case "customer":
      return (
        <Link to="/customers/$id" params={{ id }}>
          {t("event.open")}
        </Link>
      );
    case "record":
    case "incident":
      return (
        <Link to="/records/$id" params={{ id }} search={{}}>
          {t("event.open")}
        </Link>
      );
    case "point":
      return <span className="quiet">{t("event.chosen")}</span>;
    default:
      return <Named id={id} />;
  }
}

function Named({ id }: { id: string }) {
  const names = useNames(true);
  return <>{names.get(id) ?? <code className="quiet">{id}</code>}</>;
}

/** A value of a form as a person reads it. */
export function Shown({ name, field, value }: { name: string; field?: Drawn; value: unknown }) {
  const t = useTexts();
  const say = useSay();
  const language = useLanguage();
  const naming = useNaming();
  if (empty(value)) return <span className="quiet">—</span>;
  if (isId(value)) return <Pointed to={field?.to} id={value} />;
  if (typeof value === "boolean") return <>{t(value ? "form.yes" : "form.no")}</>;
  if (isObject(value) && "#" in value) return <span className="quiet">{t("timeline.erased")}</span>;
  if (isObject(value) && typeof value.zh === "string")
    return <>{say(value as unknown as { zh: string; en: string })}</>;
  if (isObject(value) && typeof value.name === "string") return <>{value.name}</>;
  if (field?.kind === "moment" || (typeof value === "number" && value > 1e11)) {
    return <span className="figures">{fullTime(Number(value), language)}</span>;
  }
  if (field?.kind === "choice") {
    const choice = field.choices?.find((one) => one.code === String(value));
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
  if (isObject(value))
    return <Inner value={value} fields={field?.fields ?? []} typed={field?.kind === "extra"} />;
  return <span className="said">{String(value)}</span>;
}

/** In the order of the form, not of the letters. `typed`: its keys were written by people and stand for themselves. */
function Inner({ value, fields, typed }: { value: unknown; fields: Drawn[]; typed?: boolean }) {
  const t = useTexts();
  const known = useLabel(fields);
  const label = (key: string) => known(key) || (typed ? key : "");
  if (!isObject(value) || typeof value.zh === "string") return <Shown name="" value={value} />;
  const place = (key: string) => {
    const at = fields.findIndex((one) => one.name === key);
    return at < 0 ? fields.length : at;
  };
  return (
    <>
      {Object.entries(value)
        .filter(([key, inner]) => !empty(inner) && label(key))
        .sort(([a], [b]) => place(a) - place(b))
        .map(([key, inner], index) => (
          <span key={key}>
            {index > 0 && t("form.semicolon")}
            {label(key)}
            {t("form.colon")}
            <Shown name={key} field={fields.find((one) => one.name === key)} value={inner} />
          </span>
        ))}
    </>
  );
}
