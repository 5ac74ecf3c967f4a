import { Button, Input } from "antd";
import type { Drawn, FieldError, Offer, Page } from "../../api/types";
import { shortTime } from "../../spine/clock/moment";
import { Fields } from "../../spine/form/Fields";
import type { Draft } from "../../spine/form/values";
import { WholeNumber } from "../../spine/form/WholeNumber";
import { useSay, useTexts } from "../../spine/words/language";
import { broughtOf, readingsOf, testsOf } from "./given";
import { demand, Judged, ReadingText } from "./Readings";
import { Pick } from "./Toggle";

export const MEASURED = ["test", "value", "held", "instrument"];

/** One test: which, what value, held for how long, with which instrument. The server judges. */
export function TestRecord(props: {
  page: Page;
  offer: Offer;
  form: Drawn[];
  values: Draft;
  onChange: (next: Draft) => void;
  errors: Map<string, FieldError>;
  prefix: string;
}) {
  const { values, onChange, errors, prefix } = props;
  const t = useTexts();
  const say = useSay();
  const tests = testsOf(props.offer);
  const test = tests.find((one) => one.code === values.test);
  const set = (name: string, value: unknown) => onChange({ ...values, [name]: value });
  const wrong = (name: string) => {
    const error = errors.get(name);
    return error ? (
      <div className="field-error" role="alert">
        {say(error)}
      </div>
    ) : null;
  };
  const brought = broughtOf(props.page.timeline.items);
  const readings = readingsOf(props.page.timeline.items, props.offer);
  return (
    <section className="big-field" aria-label={t("field.test")}>
      {tests.length === 0 ? (
        <Fields
          fields={props.form.filter((field) => MEASURED.includes(field.name))}
          values={values}
          onChange={onChange}
          errors={errors}
          prefix={prefix}
        />
      ) : (
        <>
          <Pick
            label={t("field.test")}
            value={test?.code}
            options={tests.map((one) => {
              const last = readings.find((reading) => reading.test === one.code)?.outcome;
              const outcome = last ? t(`event.outcome_${last}`) : "";
              return {
                value: one.code,
                label: say(one.words),
                note: [demand(one, t), outcome].filter(Boolean).join(" · "),
              };
            })}
            onChange={(code) => onChange({ ...values, test: code })}
          />
          {wrong("test")}
          <label className="stack" htmlFor={`${prefix}-value`}>
            <span>
              {t("field.value")}
              {test?.unit && ` (${test.unit})`}
            </span>
            <Input
              id={`${prefix}-value`}
              size="large"
              className="big-number figures"
              inputMode="decimal"
              autoComplete="off"
              maxLength={20}
              value={String(values.value ?? "")}
              // Always there: a control that comes and goes would take the focus along.
              suffix={<span>{test?.unit ?? ""}</span>}
              // A Chinese keyboard has its own full stop.
              onChange={(event) => set("value", event.target.value.replace(/[。，,]/g, "."))}
            />
          </label>
          {wrong("value")}
          {(test?.hold ?? 0) > 0 && (
            <label className="stack" htmlFor={`${prefix}-held`}>
              {t("field.held", { n: test?.hold ?? 0 })}
              <WholeNumber
                id={`${prefix}-held`}
                size="large"
                className="wide"
                min={0}
                max={10_000}
                value={typeof values.held === "number" ? values.held : null}
                onChange={(next) => set("held", next ?? undefined)}
              />
            </label>
          )}
          {wrong("held")}
          {(test?.instrument ?? false) && (
            <label className="stack" htmlFor={`${prefix}-instrument`}>
              {t(
                test?.device === "manometer"
                  ? "field.instrumentManometer"
                  : test?.device === "gas_detector"
                    ? "field.instrumentDetector"
                    : "field.instrument",
              )}
              <Input
                id={`${prefix}-instrument`}
                size="large"
                autoComplete="off"
                autoCapitalize="characters"
                maxLength={60}
                value={String(values.instrument ?? "")}
                onChange={(event) => set("instrument", event.target.value)}
              />
            </label>
          )}
          {(test?.instrument ?? false) && brought.length > 0 && (
            <fieldset className="big-group row quick">
              <legend className="unseen">{t("field.brought")}</legend>
              {brought.map((serial) => (
                <Button key={serial} size="large" onClick={() => set("instrument", serial)}>
                  {serial}
                </Button>
              ))}
            </fieldset>
          )}
          {wrong("instrument")}
        </>
      )}
      {readings.length > 0 && (
        <ul className="plain-list readings">
          {readings.slice(0, 6).map((one) => (
            <li key={`${one.test}-${one.at}`}>
              <span className="figures quiet">{shortTime(one.at)}</span>{" "}
              <ReadingText reading={one} tests={tests} />
            </li>
          ))}
        </ul>
      )}
      <p className="quiet">{t("field.judgedBySystem")}</p>
      <div className="judged-rest">
        <h3>{t("field.left")}</h3>
        <Judged page={props.page} />
      </div>
    </section>
  );
}
