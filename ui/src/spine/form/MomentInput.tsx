import { CalendarOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useRef, useState } from "react";
import { fullTime, instant, toInput } from "../clock/moment";
import { serverNow } from "../clock/now";
import { readDate, readMoment } from "../clock/typed";
import { useLanguage, useTexts } from "../words/language";
import type { Described } from "./FieldFrame";

/** Names of times that lie ahead: a promise, a due date. */
const AHEAD = new Set(["by", "due", "until", "told_by", "expires"]);

interface Props {
  name: string;
  value: string;
  onChange: (value: string) => void;
  described: Described;
  /** A day without a time. */
  day?: boolean;
}

/** A time typed as it is said, or picked; always shown year first, whatever the language of the browser. */
export function MomentInput({ name, value, onChange, described, day }: Props) {
  const t = useTexts();
  const language = useLanguage();
  const [typed, setTyped] = useState<string | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const read = day ? readDate : readMoment;
  const now = serverNow;
  const tomorrow = () => `${toInput(now() + 86_400_000).slice(0, 10)}T10:00`;
  const quick: [string, () => string][] = day
    ? []
    : AHEAD.has(name)
      ? [
          [t("form.plusHours", { n: 1 }), () => toInput(now() + 3_600_000).slice(0, 16)],
          [t("form.plusHours", { n: 2 }), () => toInput(now() + 7_200_000).slice(0, 16)],
          [t("form.tomorrow"), tomorrow],
        ]
      : [[t("form.now"), () => toInput(now()).slice(0, 16)]];
  const known = read(value) !== null;

  function leave() {
    if (typed === null) return;
    // What cannot be read is sent as typed, so that the server says what is wrong with it.
    onChange(typed.trim() === "" ? "" : (read(typed) ?? typed));
    setTyped(null);
  }

  return (
    <div className="moment-input">
      <span className="moment-box">
        <Input
          {...described}
          value={typed ?? value.replace("T", " ")}
          placeholder={day ? "2026-03-05" : t("form.momentHint")}
          autoComplete="off"
          onChange={(event) => {
            setTyped(event.target.value);
            onChange(read(event.target.value) ?? event.target.value);
          }}
          onBlur={leave}
          suffix={
            <button
              type="button"
              className="picker-button"
              aria-label={t("form.pickMoment")}
              onClick={() => picker.current?.showPicker?.()}
            >
              <CalendarOutlined aria-hidden="true" />
            </button>
          }
        />
        <input
          ref={picker}
          className="moment-picker"
          type={day ? "date" : "datetime-local"}
          tabIndex={-1}
          aria-hidden="true"
          value={known ? (day ? value : value.slice(0, 16)) : ""}
          onChange={(event) => {
            setTyped(null);
            onChange(event.target.value);
          }}
        />
      </span>
      {quick.map(([label, make]) => (
        <Button
          key={label}
          onClick={() => {
            setTyped(null);
            onChange(make());
          }}
        >
          {label}
        </Button>
      ))}
      {known && !day && (
        <span className="quiet figures moment-read">{fullTime(instant(value), language).slice(0, -3)}</span>
      )}
    </div>
  );
}
