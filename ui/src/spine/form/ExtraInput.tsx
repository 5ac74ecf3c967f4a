import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTexts } from "../words/language";
import type { Described } from "./FieldFrame";

/** Simple keys and values whose shape the type decides. */
export function ExtraInput(props: {
  value: Record<string, unknown>;
  onChange: (next: Record<string, unknown>) => void;
  described: Described;
}) {
  const t = useTexts();
  const [key, setKey] = useState("");
  const entries = Object.entries(props.value);
  const fits = /^[A-Za-z0-9_]{1,60}$/.test(key) && !(key in props.value);
  return (
    <div className="stack">
      {entries.map(([name, value]) => (
        <div className="row" key={name}>
          <code className="extra-key">{name}</code>
          <Input
            aria-label={name}
            value={String(value)}
            onChange={(event) => props.onChange({ ...props.value, [name]: event.target.value })}
          />
          <Button
            icon={<DeleteOutlined />}
            aria-label={t("form.remove")}
            onClick={() => props.onChange(Object.fromEntries(entries.filter(([other]) => other !== name)))}
          />
        </div>
      ))}
      <div className="row">
        <Input
          {...props.described}
          value={key}
          placeholder={t("form.extraKey")}
          onChange={(event) => setKey(event.target.value)}
        />
        <Button
          icon={<PlusOutlined />}
          disabled={!fits}
          onClick={() => {
            props.onChange({ ...props.value, [key]: "" });
            setKey("");
          }}
        >
          {t("form.add")}
        </Button>
      </div>
    </div>
  );
}
