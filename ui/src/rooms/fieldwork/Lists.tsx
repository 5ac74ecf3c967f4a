// The two lists that are ticked: what has to be in the van, and what has been done on site.
import { Input } from "antd";
import type { Drawn, FieldError, Offer } from "../../api/types";
import { Fields } from "../../spine/form/Fields";
import type { Draft } from "../../spine/form/values";
import { WholeNumber } from "../../spine/form/WholeNumber";
import { useSay, useTexts } from "../../spine/words/language";
import { type Item, itemsOf, type Step, stepsOf, unready } from "./given";
import { Toggle } from "./Toggle";

type There = { code: string; there?: number; serial?: string };

/** Every line of the list is said: there, how many, with which serial number. */
export function Readiness(props: { offer: Offer; value: unknown; onChange: (value: There[]) => void }) {
  const t = useTexts();
  const items = itemsOf(props.offer);
  const said = (Array.isArray(props.value) ? props.value : []) as There[];
  const of = (code: string) => said.find((one) => one.code === code);

  function set(item: Item, next: Partial<There>) {
    props.onChange(
      items.map(({ code }) => {
        const old = of(code) ?? { code, there: 0 };
        return code === item.code ? { ...old, ...next } : old;
      }),
    );
  }

  if (items.length === 0) return <p className="quiet">{t("field.readinessNone")}</p>;
  const lacking = unready(items, said);
  const left = lacking.length;
  return (
    <section className="big-field" aria-label={t("field.readiness")}>
      <p className={left > 0 ? "mark mark-late" : "mark"} role="status">
        {left > 0 ? t("field.readinessLeft", { n: left }) : t("field.readinessAll")}
      </p>
      <ul className="plain-list stack">
        {items.map((item) => {
          const one = of(item.code);
          const there = one?.there ?? 0;
          const numberless = there > 0 && item.device !== "" && lacking.includes(item);
          return (
            <li key={item.code} className="ready-line">
              <Toggle
                on={there >= item.wanted}
                code={item.code}
                onChange={(on) => set(item, { there: on ? item.wanted : 0 })}
                note={
                  [
                    item.wanted > 1 ? t("field.wanted", { n: item.wanted }) : "",
                    item.optional ? t("field.optional") : "",
                    item.protective ? t("field.protective") : "",
                  ]
                    .filter(Boolean)
                    .join(" · ") || undefined
                }
              >
                {item.name}
              </Toggle>
              {item.wanted > 1 && (
                <WholeNumber
                  size="large"
                  min={0}
                  max={1000}
                  value={there}
                  aria-label={`${item.name}: ${t("field.there")}`}
                  onChange={(next) => set(item, { there: next ?? 0 })}
                />
              )}
              <Input
                size="large"
                className="serial"
                value={one?.serial ?? ""}
                maxLength={60}
                autoComplete="off"
                autoCapitalize="characters"
                placeholder={t(item.device ? "field.serialMust" : "field.serial")}
                aria-label={`${item.name}: ${t(item.device ? "field.serialMust" : "field.serial")}`}
                aria-invalid={numberless}
                aria-describedby={numberless ? `${item.code}-numberless` : undefined}
                status={numberless ? "error" : ""}
                onChange={(event) => set(item, { serial: event.target.value })}
              />
              {numberless && (
                <span className="field-error" id={`${item.code}-numberless`}>
                  {t("field.serialMissing", { name: item.name })}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Steps of the work and the completion list. Codes are typed only where the server did not name the steps. */
export function Ticks(props: {
  offer: Offer;
  field: Drawn;
  ticked: string[];
  values: Draft;
  onChange: (next: Draft) => void;
  errors: Map<string, FieldError>;
  prefix: string;
}) {
  const { values, onChange, field } = props;
  const t = useTexts();
  const say = useSay();
  const steps = stepsOf(props.offer);
  if (steps.length === 0) {
    return (
      <div className="stack">
        <p className="quiet">{t("field.stepsUnnamed")}</p>
        {props.ticked.length > 0 && <p>{t("field.ticked", { list: props.ticked.join(t("field.comma")) })}</p>}
        <Fields
          fields={[field]}
          values={values}
          onChange={onChange}
          errors={props.errors}
          prefix={props.prefix}
        />
      </div>
    );
  }
  const chosen = String(values[field.name] ?? "")
    .split("\n")
    .filter(Boolean);
  const set = (code: string, on: boolean) =>
    onChange({
      ...values,
      [field.name]: (on ? [...chosen, code] : chosen.filter((one) => one !== code)).join("\n"),
    });
  const group = (title: string, list: Step[]) =>
    list.length > 0 && (
      <section className="big-field" aria-label={title}>
        <h3>{title}</h3>
        <ul className="plain-list stack">
          {list.map((step) => {
            const past = props.ticked.includes(step.code);
            return (
              <li key={step.code}>
                {past ? (
                  <p className="toggle toggle-past">
                    <span aria-hidden="true">✓</span> {say(step.words)}
                    <small className="quiet">{t("field.tickedBefore")}</small>
                  </p>
                ) : (
                  <Toggle
                    on={chosen.includes(step.code)}
                    code={step.code}
                    onChange={(on) => set(step.code, on)}
                    note={[step.critical ? t("field.critical") : "", step.basis].filter(Boolean).join(" · ")}
                  >
                    {say(step.words)}
                  </Toggle>
                )}
              </li>
            );
          })}
        </ul>
      </section>
    );
  return (
    <div className="stack">
      {group(
        t("field.steps"),
        steps.filter((step) => !step.closing),
      )}
      {group(
        t("field.closing"),
        steps.filter((step) => step.closing),
      )}
    </div>
  );
}
