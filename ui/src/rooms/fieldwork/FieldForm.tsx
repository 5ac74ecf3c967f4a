// A form of the server, fit for thumbs: the same fields, with larger controls where the trade has a better one.
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import type { Drawn, FieldError, Offer, Page } from "../../api/types";
import { fullTime, instant, toInput } from "../../spine/clock/moment";
import { serverNow } from "../../spine/clock/now";
import { FieldFrame } from "../../spine/form/FieldFrame";
import { Fields } from "../../spine/form/Fields";
import type { Draft } from "../../spine/form/values";
import { useLanguage, useSay, useTexts } from "../../spine/words/language";
import { tickedOf } from "./given";
import { Readiness, Ticks } from "./Lists";
import { Photo } from "./Photo";
import { POSITION, Position, takesPosition } from "./Position";
import { PriceLines } from "./PriceLines";
import { MEASURED, TestRecord } from "./TestRecord";
import { Pick, Toggle } from "./Toggle";
import { takesWindow, WINDOW, WindowPick } from "./WindowPick";
import { DAY, HOUR } from "./windows";

/** Where the strokes of a signature go; the pad stands apart from the fields. */
export const isSigned = (form: Drawn[]) =>
  form.some((field) => field.name === "name" && field.personal) &&
  form.some((field) => field.name === "file" && field.to === "file");

/** For what is written down afterwards; on site it happens now. */
const AFTERWARDS = ["happened_at", "evidence"];

interface Props {
  page: Page;
  offer: Offer;
  values: Draft;
  onChange: (next: Draft) => void;
  errors: Map<string, FieldError>;
  prefix: string;
  /** The signature is a photo of paper: its field is shown instead of the pad. */
  paper?: boolean;
  /** A file went up, which moved the record. */
  onSent: () => Promise<void>;
}

export function FieldForm(props: Props) {
  const { offer, values, errors } = props;
  const t = useTexts();
  const late = offer.form.filter((field) => AFTERWARDS.includes(field.name));
  const [afterwards, setAfterwards] = useState(() =>
    AFTERWARDS.some((name) => values[name] !== undefined || errors.has(name)),
  );
  const signed = isSigned(offer.form);
  const position = takesPosition(offer.form);
  const measure = offer.action === "measure";
  const window = takesWindow(offer.form);
  const plain = offer.form.filter(
    (field) =>
      !AFTERWARDS.includes(field.name) &&
      !(signed && (field.name === "content" || (field.name === "file" && !props.paper))) &&
      !(position && POSITION.includes(field.name)) &&
      !(window && WINDOW.includes(field.name)) &&
      !(measure && MEASURED.includes(field.name)),
  );
  const shared = { values, onChange: props.onChange, errors, prefix: props.prefix };
  return (
    <div className="big-form">
      {position && <Position form={offer.form} {...shared} />}
      {measure && <TestRecord page={props.page} offer={offer} form={offer.form} {...shared} />}
      {window && <WindowPick page={props.page} form={offer.form} {...shared} />}
      {plain.map((field) => (
        <Big key={field.name} {...props} field={field} />
      ))}
      {late.length > 0 &&
        (afterwards || late.some((field) => errors.has(field.name)) ? (
          <Fields fields={late} {...shared} />
        ) : (
          <Button type="link" className="big-link" onClick={() => setAfterwards(true)}>
            {t("field.afterwards")}
          </Button>
        ))}
    </div>
  );
}

function Big({ field, ...props }: Props & { field: Drawn }): ReactNode {
  const { page, offer, values, errors, prefix } = props;
  const t = useTexts();
  const say = useSay();
  const value = values[field.name];
  const set = (next: unknown) => props.onChange({ ...values, [field.name]: next });
  const error = errors.get(field.name);
  const id = `${prefix}-${field.name}`;
  const inner = field.fields?.map((one) => one.name) ?? [];
  const framed = (draw: ReactNode) => (
    <div className={`field field-wide ${error ? "field-wrong" : ""}`}>
      {draw}
      {error && (
        <div className="field-error" role="alert" id={`${id}-error`}>
          {say(error)}
        </div>
      )}
    </div>
  );

  if (offer.action === "get_ready" && field.name === "items")
    return framed(<Readiness offer={offer} value={value} onChange={set} />);
  if (offer.action === "tick" && field.name === "codes")
    return (
      <Ticks
        offer={offer}
        field={field}
        ticked={tickedOf(page.timeline.items, offer)}
        values={values}
        onChange={props.onChange}
        errors={errors}
        prefix={prefix}
      />
    );
  if (field.kind === "list" && inner.includes("code") && inner.includes("quantity"))
    return framed(
      <PriceLines page={page} held={offer.action !== "ask_consent"} value={value} onChange={set} />,
    );
  if (field.kind === "bool")
    return framed(
      <Toggle
        id={id}
        on={value === true}
        invalid={Boolean(error)}
        onChange={(on) => set(on ? true : field.required ? false : undefined)}
      >
        {say(field.label)}
        {field.required && <span className="must">*</span>}
      </Toggle>,
    );
  if (field.kind === "choice" && (field.choices?.length ?? 0) <= 8)
    return (
      <FieldFrame
        id={id}
        label={say(field.label)}
        required={field.required}
        error={error}
        className="field-wide"
      >
        {() => (
          <Pick
            label={say(field.label)}
            value={value as string | undefined}
            options={(field.choices ?? []).map((one) => ({ value: one.code, label: say(one) }))}
            onChange={set}
          />
        )}
      </FieldFrame>
    );
  // A mark or a grade: a few whole numbers are pressed, not typed.
  if (
    field.kind === "int" &&
    field.min !== undefined &&
    field.max !== undefined &&
    field.max - field.min <= 4
  ) {
    const { min, max } = field;
    return (
      <FieldFrame
        id={id}
        label={say(field.label)}
        required={field.required}
        error={error}
        className="field-wide"
      >
        {() => (
          <Pick
            label={say(field.label)}
            value={value as number | undefined}
            options={Array.from({ length: max - min + 1 }, (_, n) => ({
              value: min + n,
              label: String(min + n),
            }))}
            onChange={set}
          />
        )}
      </FieldFrame>
    );
  }
  if (field.kind === "ref" && field.to === "file")
    return (
      <FieldFrame
        id={id}
        label={say(field.label)}
        required={field.required}
        error={error}
        className="field-wide"
      >
        {(described) => (
          <Photo
            field={field}
            described={described}
            value={typeof value === "string" ? value : undefined}
            onChange={set}
            onSent={props.onSent}
          />
        )}
      </FieldFrame>
    );
  if (field.kind === "moment")
    return (
      <FieldFrame
        id={id}
        label={say(field.label)}
        required={field.required}
        error={error}
        className="field-wide"
      >
        {(described) => (
          <Moment described={described} value={typeof value === "string" ? value : ""} onChange={set} />
        )}
      </FieldFrame>
    );
  if (offer.action === "begin" && field.name === "conduct")
    return (
      <Fields
        fields={[field]}
        values={values}
        onChange={props.onChange}
        errors={errors}
        prefix={prefix}
        aside={() => t("field.onePerLine")}
      />
    );
  return (
    <Fields fields={[field]} values={values} onChange={props.onChange} errors={errors} prefix={prefix} />
  );
}

/** The picker of the phone, and a few presses for what is usual. */
function Moment(props: { described: object; value: string; onChange: (next: string) => void }) {
  const t = useTexts();
  const language = useLanguage();
  const { value } = props;
  const hour = (days: number, at: string) => `${toInput(serverNow() + days * DAY).slice(0, 10)}T${at}`;
  const quick: [string, string][] = [
    [t("field.inAnHour"), toInput(serverNow() + HOUR).slice(0, 16)],
    [t("field.tomorrowMorning"), hour(1, "09:00")],
    [t("field.tomorrowAfternoon"), hour(1, "14:00")],
  ];
  return (
    <div className="stack">
      <input
        {...props.described}
        type="datetime-local"
        className="big-moment figures"
        value={value.slice(0, 16)}
        onChange={(event) => props.onChange(event.target.value)}
      />
      <div className="row quick">
        {quick.map(([label, at]) => (
          <Button key={label} size="large" onClick={() => props.onChange(at)}>
            {label}
          </Button>
        ))}
      </div>
      {value && !Number.isNaN(instant(value)) && (
        <span className="quiet figures">{fullTime(instant(value), language).slice(0, -3)}</span>
      )}
    </div>
  );
}
