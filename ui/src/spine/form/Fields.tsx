// The screen's own small form: draws what the server describes, says where the server says it is wrong.

import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox, Input, Radio, Select } from "antd";
import { lazy, type ReactNode, Suspense } from "react";
import type { Drawn, FieldError } from "../../api/types";
import { useSay, useTexts } from "../words/language";
import { clearing } from "./clearing";
import { ExtraInput } from "./ExtraInput";
import { type Described, FieldFrame } from "./FieldFrame";
import { MomentInput } from "./MomentInput";
import { useFormPlace } from "./place";
import { RefPicker } from "./RefPicker";
import { ChannelSelect, TypeSelect } from "./TypeSelect";
import { type Draft, isBlank, join } from "./values";

// Few forms ask for a number; its control comes with them.
const ValvesInput = lazy(() => import("../../rooms/emergency/outages/ValvesInput"));
const WholeNumber = lazy(() => import("./WholeNumber").then((part) => ({ default: part.WholeNumber })));

export interface FieldsProps {
  fields: Drawn[];
  values: Draft;
  onChange: (next: Draft) => void;
  errors?: Map<string, FieldError>;
  /** Path of the object these fields belong to. */
  at?: string;
  /** Makes ids unique on the page. */
  prefix: string;
  /** Something small beside the label of a field. */
  aside?: (field: Drawn) => ReactNode;
  /** Stands in place of the control, or `null` for the control itself. */
  instead?: (field: Drawn, described: Described) => ReactNode;
}

/** A call is taken along by whoever answers it; nobody picks one. */
const isTyped = (field: Drawn) => !(field.kind === "ref" && field.to === "call");

export function Fields({ fields, values, onChange, errors, at = "", prefix, aside, instead }: FieldsProps) {
  return (
    <div className="fields">
      {fields.filter(isTyped).map((field) => (
        <OneField
          key={field.name}
          field={field}
          aside={aside}
          instead={instead}
          value={values[field.name]}
          beside={values}
          onChange={(value) => onChange({ ...values, [field.name]: value })}
          errors={errors}
          path={join(at, field.name)}
          prefix={prefix}
        />
      ))}
    </div>
  );
}

interface OneProps {
  field: Drawn;
  value: unknown;
  /** What is typed into the fields around it: a picker may depend on them. */
  beside: Draft;
  onChange: (value: unknown) => void;
  errors?: Map<string, FieldError>;
  path: string;
  prefix: string;
  aside?: FieldsProps["aside"];
  instead?: FieldsProps["instead"];
}

function OneField(props: OneProps) {
  const { field, path, prefix, errors } = props;
  const say = useSay();
  const id = `${prefix}-${path.replace(/[.[\]]+/g, "-")}`;
  if (field.kind === "object") return <ObjectField {...props} id={id} />;
  if (field.kind === "list") return <ListField {...props} id={id} />;
  if (field.kind === "bool") return <BoolField {...props} id={id} />;
  return (
    <FieldFrame
      id={id}
      label={say(field.label)}
      required={field.required}
      error={errors?.get(path)}
      className={field.kind === "text" || field.kind === "extra" ? "field-wide" : ""}
      aside={props.aside?.(field)}
    >
      {(described) => props.instead?.(field, described) ?? <Control {...props} described={described} />}
    </FieldFrame>
  );
}

function Control({ field, value, beside, onChange, described }: OneProps & { described: Described }) {
  const say = useSay();
  const place = useFormPlace();
  const t = useTexts();
  const text = typeof value === "string" ? value : value === undefined || value === null ? "" : String(value);
  switch (field.kind) {
    case "line":
      if (field.name === "type") {
        return <TypeSelect described={described} value={text || undefined} onChange={onChange} />;
      }
      if (field.name === "test" && place.tests?.length) {
        return (
          <Select
            {...described}
            className="wide"
            showSearch={{ optionFilterProp: "label" }}
            value={text || undefined}
            onChange={onChange}
            options={place.tests.map((one) => ({
              value: one.code,
              label: [say(one), one.unit].filter(Boolean).join(" "),
            }))}
          />
        );
      }
      if (field.name === "channel") {
        return <ChannelSelect described={described} value={text || undefined} onChange={onChange} />;
      }
      return (
        <Input
          {...described}
          value={text}
          maxLength={field.max}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case "phone":
      return (
        <Input
          {...described}
          type="tel"
          inputMode="tel"
          value={text}
          maxLength={40}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case "limit":
      return (
        <Input
          {...described}
          value={text}
          placeholder="2h · 3wd · 30min"
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case "text":
    case "lines":
      if (field.name === "valves")
        return (
          <Suspense fallback={<Input className="wide" disabled aria-label={say(field.label)} />}>
            <ValvesInput described={described} value={text} onChange={onChange} />
          </Suspense>
        );
      return (
        <Input.TextArea
          {...described}
          value={text}
          maxLength={field.kind === "text" ? field.max : undefined}
          // Grows by CSS; antd's autoSize writes a style attribute, which the content security policy refuses.
          rows={3}
          className="grows"
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case "int":
      return (
        <Suspense fallback={<Input className="wide" disabled aria-label={say(field.label)} />}>
          <WholeNumber
            {...described}
            className="wide"
            value={typeof value === "number" ? value : null}
            min={field.min}
            max={field.max}
            onChange={(next) => onChange(next ?? undefined)}
          />
        </Suspense>
      );
    case "moment":
      return <MomentInput described={described} name={field.name} value={text} onChange={onChange} />;
    case "date":
      return <MomentInput described={described} name={field.name} value={text} onChange={onChange} day />;
    case "choice": {
      const choices = field.choices ?? [];
      if (choices.length <= 3) {
        return (
          <Radio.Group
            id={described.id}
            aria-label={say(field.label)}
            value={value ?? null}
            onChange={(event) => onChange(event.target.value)}
            options={choices.map((one) => ({ value: one.code, label: say(one) }))}
          />
        );
      }
      return (
        <Select
          {...described}
          className="wide"
          value={text || undefined}
          onChange={(next: string | undefined) => onChange(next)}
          options={choices.map((one) => ({ value: one.code, label: say(one) }))}
          allowClear={clearing(!field.required)}
          showSearch={{ optionFilterProp: "label" }}
          placeholder={t("form.pick")}
        />
      );
    }
    case "ref":
      return (
        <RefPicker
          to={field.to}
          name={field.name}
          beside={beside}
          described={described}
          value={text || undefined}
          onChange={(next) => onChange(next)}
        />
      );
    case "extra":
      return (
        <ExtraInput
          described={described}
          value={(value ?? {}) as Record<string, unknown>}
          onChange={onChange}
        />
      );
    default:
      return null;
  }
}

function BoolField({ field, value, onChange, errors, path, id }: OneProps & { id: string }) {
  const say = useSay();
  const error = errors?.get(path);
  return (
    <div className={`field field-bool ${error ? "field-wrong" : ""}`}>
      <Checkbox
        id={id}
        checked={value === true}
        // An optional tick that was taken back is left out again; a required one must be said either way.
        onChange={(event) => onChange(event.target.checked ? true : field.required ? false : undefined)}
      >
        {say(field.label)}
      </Checkbox>
      {error && (
        <div className="field-error" role="alert">
          {say(error)}
        </div>
      )}
    </div>
  );
}

function ObjectField({ id, ...props }: OneProps & { id: string }) {
  const { field, value, onChange, errors, path, prefix } = props;
  const say = useSay();
  const error = errors?.get(path);
  const fields = field.fields ?? [];
  const values = (value ?? {}) as Draft;
  // What may be left out whole asks for nothing until somebody begins it.
  const asked = field.required || !isBlank(fields, values);
  return (
    <fieldset className="field-object" id={id}>
      <legend>
        {say(field.label)}
        {field.required && <span className="must">*</span>} {props.aside?.(field)}
      </legend>
      {props.instead?.(field, {
        id,
        "aria-invalid": undefined,
        "aria-describedby": undefined,
        "aria-required": undefined,
      }) ?? (
        <Fields
          fields={asked ? fields : fields.map((inner) => ({ ...inner, required: false }))}
          values={values}
          onChange={onChange}
          errors={errors}
          at={path}
          prefix={prefix}
        />
      )}
      {error && (
        <div className="field-error" role="alert">
          {say(error)}
        </div>
      )}
    </fieldset>
  );
}

function ListField({ field, value, onChange, errors, path, prefix, id }: OneProps & { id: string }) {
  const say = useSay();
  const t = useTexts();
  const items = (value ?? []) as Draft[];
  const error = errors?.get(path);
  return (
    <fieldset className="field-object" id={id}>
      <legend>{say(field.label)}</legend>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an item of the draft has nothing but its place
        <div className="list-item" key={index}>
          <Fields
            fields={field.fields ?? []}
            values={item}
            onChange={(next) => onChange(items.map((old, i) => (i === index ? next : old)))}
            errors={errors}
            at={`${path}[${index}]`}
            prefix={prefix}
          />
          <Button
            icon={<DeleteOutlined />}
            aria-label={t("form.remove")}
            onClick={() => onChange(items.filter((_, i) => i !== index))}
          />
        </div>
      ))}
      {(field.max === undefined || items.length < field.max) && (
        <Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...items, {}])}>
          {t("form.add")}
        </Button>
      )}
      {error && (
        <div className="field-error" role="alert">
          {say(error)}
        </div>
      )}
    </fieldset>
  );
}
