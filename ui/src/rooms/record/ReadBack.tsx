import { CheckOutlined, EditOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { unmaskRecord, useMeta } from "../../api/queries";
import type { Drawn, FieldError, Offer, Page } from "../../api/types";
import { fullTime } from "../../spine/clock/moment";
import { Fields } from "../../spine/form/Fields";
import { type Draft, isBlank, toBody, toDraft } from "../../spine/form/values";
import { addressLine } from "../../spine/words/address";
import { useLanguage, useSay, useTexts } from "../../spine/words/language";
import { Reveal } from "./Reveal";

interface Props {
  page: Page;
  offer: Offer;
  values: Draft;
  onChange: (next: Draft) => void;
  errors: Map<string, FieldError>;
  busy: boolean;
  /** Cannot be sent as it stands: no longer offered, or somebody else changed the record. */
  stopped: boolean;
  onSend: (body: Record<string, unknown>) => void;
}

/** What is read to the customer, in the order it is said. An emergency needs only where and whom to call back. */
const LINES = ["name", "address", "contact", "content", "wanted"];
const EMERGENCY = ["address", "contact"];
/** What the talk may add to the confirmation. */
const AFTER = ["told", "told_by"];

/** Key data in large type; one key confirms all, only what is wrong is touched (INT-03). */
export function ReadBack({ page, offer, values, onChange, errors, busy, stopped, onSend }: Props) {
  const t = useTexts();
  const say = useSay();
  const language = useLanguage();
  const meta = useMeta();
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const emergency = page.record.priority === "P0";
  const names = emergency ? [...EMERGENCY, ...LINES.filter((one) => !EMERGENCY.includes(one))] : LINES;
  const lines = names
    .map((name) => offer.form.find((field) => field.name === name))
    .filter((field): field is Drawn => field !== undefined);
  const rest = offer.form.filter(
    (field) => !LINES.includes(field.name) && !AFTER.includes(field.name) && field.name !== "result",
  );
  // One line until something is said in it; the time it is promised for comes with it.
  const said = AFTER.some((name) => values[name] || errors.has(name));
  const after = offer.form.filter((field) => (said ? AFTER : AFTER.slice(0, 1)).includes(field.name));
  // Whether telling the next step is the first response here (CLS-02): the server knows the channel.
  const counts = offer.initial?.told_counts;
  const occurred = page.fields.find((field) => field.key === "occurred_at");

  // What is written so far, also where only the form that edits it says so.
  const start: Record<string, unknown> = {
    ...page.actions.find((one) => one.action === "edit")?.initial,
    ...offer.initial,
  };
  const written = (name: string) => page.fields.find((field) => field.key === name);
  const masked = (name: string) => written(name)?.masked === true && start[name] === undefined;
  const shown = (name: string): string => {
    const value = start[name] ?? written(name)?.value;
    return name === "address" ? addressLine(value as never) : value ? String(value) : "";
  };
  const original = toDraft(offer.form, start);
  const required = meta?.types.find((one) => one.code === page.record.type)?.required;
  const [editing, setEditing] = useState(() =>
    lines
      .filter(
        (field) =>
          // What was typed before a reload, and what the refusal misses, is open at once.
          !isBlank([field], values) ||
          (!offer.allowed && !shown(field.name) && (required?.includes(field.name) ?? true)),
      )
      .map((field) => field.name),
  );
  const [begun] = useState(editing[0]);

  useEffect(() => {
    if (begun) focusLine(box.current, begun);
    else button.current?.focus({ preventScroll: true });
  }, [begun]);

  const corrected = lines.filter(
    (field) =>
      editing.includes(field.name) &&
      JSON.stringify(toBody([field], values)) !== JSON.stringify(toBody([field], original)),
  );

  function toggle(field: Drawn) {
    // The fields are drawn first; a correction taken back leaves the focus where it is.
    if (!editing.includes(field.name)) requestAnimationFrame(() => focusLine(box.current, field.name));
    setEditing((old) =>
      old.includes(field.name) ? old.filter((one) => one !== field.name) : [...old, field.name],
    );
    // A correction starts from what is written; taken back, nothing is left of it.
    const { [field.name]: _, ...others } = values;
    onChange(editing.includes(field.name) ? others : { ...others, [field.name]: original[field.name] });
  }

  function send() {
    if (busy || stopped) return;
    const keep = offer.form.filter(
      (field) => corrected.includes(field) || AFTER.includes(field.name) || rest.includes(field),
    );
    onSend({ ...toBody(keep, values), result: corrected.length > 0 ? "corrected" : "confirmed" });
  }

  return (
    <div className="read-back" ref={box}>
      {emergency && <p className="mark mark-late">{t("readBack.emergency")}</p>}
      <p className="read-back-lead">{t("readBack.lead")}</p>
      {lines.some((field) => masked(field.name)) && <p className="mark">{t("readBack.masked")}</p>}
      <dl>
        {lines.map((field) => (
          <div
            key={field.name}
            className={`read-line ${emergency && !EMERGENCY.includes(field.name) ? "read-later" : ""}`}
            data-line={field.name}
          >
            <dt>{say(field.label)}</dt>
            <dd>
              <span className="read-value">
                {masked(field.name) ? (
                  <Reveal
                    unmask={unmaskRecord(page.record.id)}
                    field={field.name}
                    masked={shown(field.name)}
                    label={say(field.label)}
                  />
                ) : (
                  shown(field.name) || <span className="read-missing">{t("readBack.missing")}</span>
                )}
              </span>
              <Button
                size="small"
                icon={<EditOutlined />}
                aria-expanded={editing.includes(field.name)}
                aria-label={`${t(editing.includes(field.name) ? "readBack.undo" : "readBack.correct")} ${say(field.label)}`}
                onClick={() => toggle(field)}
              >
                {t(editing.includes(field.name) ? "readBack.undo" : "readBack.correct")}
              </Button>
            </dd>
            {editing.includes(field.name) && (
              <dd className="read-edit">
                <Fields fields={[field]} values={values} onChange={onChange} errors={errors} prefix="read" />
              </dd>
            )}
            {!editing.includes(field.name) && errors.get(field.name) && (
              <dd className="field-error">
                <span role="alert">{say(errors.get(field.name))}</span>
              </dd>
            )}
          </div>
        ))}
        {occurred && !emergency && typeof occurred.value === "number" && (
          <div className="read-line">
            <dt>{say(occurred.label)}</dt>
            <dd>
              <span className="read-value figures">{fullTime(occurred.value, language).slice(0, -3)}</span>
            </dd>
          </div>
        )}
      </dl>
      {rest.length > 0 && (
        <details>
          <summary>{t("readBack.rest")}</summary>
          <Fields fields={rest} values={values} onChange={onChange} errors={errors} prefix="read" />
        </details>
      )}
      <div className="read-foot">
        {after.length > 0 && (
          <fieldset className="field-object read-next">
            <legend>{t(counts === true ? "readBack.nextCounts" : "readBack.next")}</legend>
            {counts === false && (
              <p className="quiet" data-testid="told-no-response">
                {t("readBack.noResponse")}
              </p>
            )}
            <Fields fields={after} values={values} onChange={onChange} errors={errors} prefix="read" />
          </fieldset>
        )}
        <Button
          ref={button}
          type="primary"
          size="large"
          block
          icon={<CheckOutlined />}
          loading={busy}
          disabled={stopped}
          onClick={send}
          data-testid="read-back-confirm"
        >
          {corrected.length > 0
            ? t("readBack.confirmCorrected", { n: corrected.length })
            : t("readBack.confirmAll")}
          <span className="key" aria-hidden="true">
            Enter
          </span>
        </Button>
      </div>
    </div>
  );
}

function focusLine(box: HTMLElement | null, name: string) {
  box?.querySelector<HTMLElement>(`[data-line="${name}"] .read-edit :is(input, textarea)`)?.focus();
}
