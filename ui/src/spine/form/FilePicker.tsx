import { UploadOutlined } from "@ant-design/icons";
import { Button, Select } from "antd";
import { useRef, useState } from "react";
import { ProblemNotice } from "../problem/ProblemNotice";
import { useTexts } from "../words/language";
import { clearing } from "./clearing";
import { useFormPlace } from "./place";
import type { PickProps } from "./RefPicker";
import { upload } from "./upload";

/** Pick a file of the record or send a new one. */
export function FilePicker({ value, onChange, described }: PickProps) {
  const t = useTexts();
  const place = useFormPlace();
  const input = useRef<HTMLInputElement>(null);
  const [sent, setSent] = useState<{ id: string; name: string }[]>([]);
  const [percent, setPercent] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const options = [...sent, ...(place.files ?? [])].map((file) => ({ value: file.id, label: file.name }));
  if (value && !options.some((one) => one.value === value)) options.unshift({ value, label: value });

  async function send(file: File | undefined) {
    if (!file || !place.record) return;
    setError(null);
    setPercent(0);
    try {
      const done = await upload(place.record, file, setPercent);
      setSent((old) => [done, ...old]);
      onChange(done.id);
    } catch (failure) {
      setError(failure);
    } finally {
      setPercent(null);
    }
  }

  return (
    <div className="stack">
      <div className="row">
        <Select
          {...described}
          className="grow"
          value={value}
          onChange={(next: string | undefined) => onChange(next)}
          options={options}
          allowClear={clearing()}
          placeholder={t("form.pickFile")}
          notFoundContent={t("form.nothing")}
        />
        <input
          ref={input}
          type="file"
          hidden
          aria-label={t("form.upload")}
          onChange={(event) => void send(event.target.files?.[0])}
        />
        <Button icon={<UploadOutlined />} disabled={!place.record} onClick={() => input.current?.click()}>
          {t("form.upload")}
        </Button>
      </div>
      {percent !== null && (
        <progress className="bar" max={100} value={percent} aria-label={t("form.upload")} />
      )}
      {error !== null && <ProblemNotice error={error} />}
    </div>
  );
}
