import { Select } from "antd";
import { useMemo } from "react";
import { useMeta } from "../../../api/queries";
import type { Described } from "../../../spine/form/FieldFrame";
import { typeGroups } from "../../../spine/form/TypeSelect";
import { useLanguage, useTexts } from "../../../spine/words/language";

interface Props {
  /** One code a line, as lists of texts are typed. */
  value: unknown;
  onChange: (value: string) => void;
  described: Partial<Described>;
}

/** The request types that a plan is joined to: chosen by name, nobody types a code. */
export function TypesSelect({ value, onChange, described }: Props) {
  const t = useTexts();
  const language = useLanguage();
  const meta = useMeta();
  const groups = useMemo(() => typeGroups(meta?.types ?? [], language), [meta, language]);
  return (
    <Select
      {...described}
      mode="multiple"
      className="wide"
      value={String(value ?? "")
        .split("\n")
        .filter(Boolean)}
      onChange={(next: string[]) => onChange(next.join("\n"))}
      options={groups}
      showSearch={{
        filterOption: (input, option) =>
          String((option as { find?: string } | undefined)?.find ?? "").includes(input.toLowerCase()),
      }}
      placeholder={t("form.pickType")}
      listHeight={360}
    />
  );
}
