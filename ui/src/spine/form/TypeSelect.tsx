import { Select } from "antd";
import { useMemo } from "react";
import { useMeta } from "../../api/queries";
import type { TypeDef } from "../../api/types";
import { type Language, say, useLanguage, useTexts } from "../words/language";
import { clearing } from "./clearing";
import type { Described } from "./FieldFrame";

interface Props {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  described: Partial<Described>;
  autoFocus?: boolean;
}

/** Types in two levels: the top type heads its group and can be chosen itself. */
export function typeGroups(types: TypeDef[], language: Language) {
  const tops = types.filter((type) => !type.code.includes("."));
  const option = (type: TypeDef) => ({
    value: type.code,
    label: say(type, language),
    // What a person may type to find it: both languages, the code, the words that hint at it.
    find: [type.zh, type.en, type.code, ...type.keywords].join(" ").toLowerCase(),
  });
  return tops.map((top) => ({
    label: say(top, language),
    title: top.code,
    options: [option(top), ...types.filter((type) => type.code.startsWith(`${top.code}.`)).map(option)],
  }));
}

export function TypeSelect({ value, onChange, described, autoFocus }: Props) {
  const t = useTexts();
  const language = useLanguage();
  const meta = useMeta();
  const groups = useMemo(() => typeGroups(meta?.types ?? [], language), [meta, language]);
  return (
    <Select
      {...described}
      className="wide"
      autoFocus={autoFocus}
      value={value}
      onChange={(next: string | undefined) => onChange(next)}
      options={groups}
      showSearch={{
        filterOption: (input, option) =>
          String((option as { find?: string } | undefined)?.find ?? "").includes(input.toLowerCase()),
      }}
      allowClear={clearing()}
      placeholder={t("form.pickType")}
      listHeight={360}
    />
  );
}

export function ChannelSelect({ value, onChange, described }: Props) {
  const t = useTexts();
  const language = useLanguage();
  const meta = useMeta();
  return (
    <Select
      {...described}
      className="wide"
      value={value}
      onChange={(next: string | undefined) => onChange(next)}
      options={(meta?.channels ?? [])
        .filter((one) => one.enabled || one.code === value)
        .map((one) => ({ value: one.code, label: say(one, language) }))}
      showSearch={{ optionFilterProp: "label" }}
      placeholder={t("form.pickChannel")}
    />
  );
}
