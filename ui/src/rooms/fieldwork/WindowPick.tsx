import { Button } from "antd";
import { useState } from "react";
import type { Drawn, FieldError, Page } from "../../api/types";
import { fullTime, instant, toInput, wall } from "../../spine/clock/moment";
import { useNow } from "../../spine/clock/now";
import { FieldFrame } from "../../spine/form/FieldFrame";
import type { Draft } from "../../spine/form/values";
import { useLanguage, useSay, useTexts } from "../../spine/words/language";
import { fieldText } from "./given";
import { useTaken } from "./mine";
import { Pick } from "./Toggle";
import { windowText } from "./Where";
import { DAY, dayOf, daysFrom, freeOn, HOUR, LENGTHS, slotsOf } from "./windows";

export const WINDOW = ["from", "until"];

/** A form that agrees a window: its beginning and its end are one choice. */
export function takesWindow(form: Drawn[]): boolean {
  return WINDOW.every((name) => form.some((field) => field.name === name && field.kind === "moment"));
}

/** Any window of the coming days: the day, how long, and from when; what other visits take is marked. */
export function WindowPick(props: {
  page: Page;
  form: Drawn[];
  values: Draft;
  onChange: (next: Draft) => void;
  errors: Map<string, FieldError>;
  prefix: string;
}) {
  const { page, values, onChange, errors, prefix } = props;
  const t = useTexts();
  const say = useSay();
  const language = useLanguage();
  const now = useNow();
  const { taken, known } = useTaken(page.record.id);
  const from = instant(String(values.from ?? ""));
  const until = instant(String(values.until ?? ""));
  const whole = !Number.isNaN(from) && !Number.isNaN(until) && until > from;
  const hours = (until - from) / HOUR;
  const [length, setLength] = useState<number>(
    whole && LENGTHS.some((one) => one === hours) ? hours : LENGTHS[1],
  );
  const [day, setDay] = useState(() => (Number.isNaN(from) ? firstFree() : dayOf(from)));
  const [typing, setTyping] = useState(false);
  const days = daysFrom(now);
  const slots = slotsOf(day, length, taken, now);
  const wish = fieldText(page, "wanted");
  const wrong = WINDOW.some((name) => errors.has(name));

  function firstFree(): number {
    const all = daysFrom(now);
    return all.find((one) => freeOn(one, LENGTHS[1], taken, now) > 0) ?? dayOf(now) + DAY;
  }

  function put(start: number, long: number) {
    onChange({
      ...values,
      from: toInput(start).slice(0, 16),
      until: toInput(start + long * HOUR).slice(0, 16),
    });
  }

  const dayName = (one: number) => {
    const n = Math.round((one - dayOf(now)) / DAY);
    if (n === 0) return t("field.today");
    if (n === 1) return t("field.tomorrow");
    return fullTime(one, language).slice(11, -9);
  };
  const field = (name: string) => props.form.find((one) => one.name === name);
  const label = t("field.window");
  return (
    <section className="big-field window-pick" aria-label={label} data-testid="window">
      {wish && (
        <p className="window-wish">
          {t("field.wish")} <strong>{wish}</strong>
        </p>
      )}
      <fieldset className="big-group">
        <legend>{t("field.day")}</legend>
        <div className="picks window-days" role="radiogroup" aria-label={t("field.day")}>
          {[...days, ...(days.includes(day) ? [] : [day])].map((one) => {
            const free = freeOn(one, length, taken, now);
            return (
              // biome-ignore lint/a11y/useSemanticElements: a button is large and can be pressed again
              <button
                key={one}
                type="button"
                role="radio"
                aria-checked={one === day}
                className={`pick ${one === day ? "pick-on" : ""}`}
                data-day={wall(one).slice(0, 10)}
                onClick={() => setDay(one)}
              >
                {dayName(one)}
                <small className="quiet figures">{wall(one).slice(5, 10)}</small>
                {free === 0 && <small className="quiet">{t("field.dayFull")}</small>}
              </button>
            );
          })}
        </div>
      </fieldset>
      <fieldset className="big-group">
        <legend>{t("field.howLong")}</legend>
        <Pick
          label={t("field.howLong")}
          value={length}
          options={LENGTHS.map((n) => ({ value: n as number, label: t("field.hours", { n }) }))}
          onChange={(next) => {
            if (next === undefined) return;
            setLength(next);
            if (whole) put(from, next);
          }}
        />
      </fieldset>
      <fieldset className="big-group">
        <legend>
          {t("field.from")}
          <span className="must" title={t("form.required")}>
            *<span className="unseen">{t("form.required")}</span>
          </span>
        </legend>
        <div className="picks window-slots" role="radiogroup" aria-label={t("field.from")}>
          {slots.map((slot) => {
            const on = whole && slot.from === from && slot.until === until;
            const text = wall(slot.from).slice(11, 16);
            return (
              // biome-ignore lint/a11y/useSemanticElements: a button is large and can be pressed again
              <button
                key={slot.from}
                type="button"
                role="radio"
                aria-checked={on}
                aria-invalid={wrong || undefined}
                aria-label={
                  slot.taken ? `${text} ${t("field.takenBy", { number: slot.taken.number })}` : undefined
                }
                disabled={slot.past || slot.taken !== null}
                className={`pick ${on ? "pick-on" : ""}`}
                data-slot={text}
                onClick={() => put(slot.from, length)}
              >
                <span className="figures">{text}</span>
                {slot.taken && !slot.past && <small className="figures">{t("field.taken")}</small>}
              </button>
            );
          })}
        </div>
      </fieldset>
      {!known && <p className="quiet">{t("field.takenUnknown")}</p>}
      {whole && (
        <p className="window-chosen" role="status" data-testid="window-chosen">
          {t("field.windowIs")} <strong className="figures">{windowText({ from, until }, language)}</strong>
        </p>
      )}
      {typing ? (
        <div className="window-typed">
          {WINDOW.map((name) => (
            <FieldFrame
              key={name}
              id={`${prefix}-${name}`}
              label={say(field(name)?.label ?? name)}
              required={field(name)?.required}
              error={errors.get(name)}
              className="field-wide"
            >
              {(described) => (
                <input
                  {...described}
                  type="datetime-local"
                  className="big-moment figures"
                  value={String(values[name] ?? "").slice(0, 16)}
                  onChange={(event) => {
                    const next = event.target.value;
                    onChange({ ...values, [name]: next });
                    if (name === "from" && next) setDay(dayOf(instant(next)));
                  }}
                />
              )}
            </FieldFrame>
          ))}
        </div>
      ) : (
        <>
          {WINDOW.map((name) => {
            const error = errors.get(name);
            return (
              error && (
                <div key={name} className="field-error" role="alert">
                  {say(error)}
                </div>
              )
            );
          })}
          <Button type="link" className="big-link" onClick={() => setTyping(true)} data-testid="window-type">
            {t("field.windowType")}
          </Button>
        </>
      )}
    </section>
  );
}
