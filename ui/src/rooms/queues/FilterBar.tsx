import { FilterOutlined } from "@ant-design/icons";
import { Button, Select } from "antd";
import { useState } from "react";
import { useMeta } from "../../api/queries";
import type { Colour } from "../../api/types";
import { colourIcon } from "../../spine/clock/Countdown";
import { clearing } from "../../spine/form/clearing";
import { UnitPicker } from "../../spine/form/RefPicker";
import { TypeSelect } from "../../spine/form/TypeSelect";
import { say, useLanguage, useTexts } from "../../spine/words/language";
import { useNaming } from "../../spine/words/naming";
import type { FilterName, QueueSearch } from "./filter";

interface Props {
  search: QueueSearch;
  onChange: (next: QueueSearch) => void;
}

interface Option {
  value: string;
  label: string;
}

export function FilterBar({ search, onChange }: Props) {
  const t = useTexts();
  const language = useLanguage();
  const meta = useMeta();
  const naming = useNaming();
  const [open, setOpen] = useState(false);
  const kind = search.kind ?? "request";
  const flow = meta?.flows.find((one) => one.kind === kind);
  const set = (name: FilterName, value: string | undefined) => {
    const next = { ...search, [name]: value };
    if (value === undefined) delete next[name];
    if (name === "kind") delete next.state;
    onChange(next);
  };
  const worded = (list: { code: string; words: { zh: string; en: string } }[] = []): Option[] =>
    list.map((one) => ({ value: one.code, label: say(one.words, language) }));
  const whose = search.owner === "me" ? "mine" : search.first === "me" ? "first" : "all";
  const used = Object.keys(search).length;

  return (
    <section className={`filters ${open ? "filters-open" : ""}`} aria-label={t("queue.filters")}>
      <fieldset className="segments">
        <legend className="unseen">{t("queue.whose")}</legend>
        {(["all", "mine", "first"] as const).map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={whose === one}
            onClick={() => {
              const { owner: _owner, first: _first, ...rest } = search;
              onChange(
                one === "mine" ? { ...rest, owner: "me" } : one === "first" ? { ...rest, first: "me" } : rest,
              );
            }}
          >
            {t(`queue.whose_${one}`)}
          </button>
        ))}
      </fieldset>
      <Button
        className="filters-toggle"
        icon={<FilterOutlined />}
        aria-expanded={open}
        onClick={() => setOpen((old) => !old)}
      >
        {t("queue.filters")}
        {used > 0 ? ` (${used})` : ""}
      </Button>
      <div className="filters-more">
        <Select
          aria-label={t("queue.kind")}
          value={kind}
          onChange={(value: string) => set("kind", value === "request" ? undefined : value)}
          options={(meta?.flows ?? []).map((one) => ({ value: one.kind, label: say(one.words, language) }))}
          popupMatchSelectWidth={false}
        />
        <div className="filter-unit">
          <UnitPicker
            value={search.unit}
            onChange={(value) => set("unit", value)}
            placeholder={t("queue.unit")}
            described={{ ...NO_ID, "aria-label": t("queue.unit") } as never}
          />
        </div>
        <Pick
          name={t("queue.state")}
          value={search.state}
          onChange={(v) => {
            // A list of what has ended shows what has ended.
            if (v && naming.ended(kind, v)) onChange({ ...search, state: v, open: "all" });
            else set("state", v);
          }}
          options={worded(flow?.states)}
        />
        <Select
          aria-label={t("queue.colour")}
          placeholder={t("queue.colour")}
          value={search.colour}
          onChange={(value: string | undefined) => set("colour", value)}
          allowClear={clearing()}
          popupMatchSelectWidth={false}
          options={(meta?.colours ?? [])
            .filter((one) => one !== "done" && one !== "none")
            .map((one) => ({
              value: one,
              label: (
                <span className={`colour-${one}`}>
                  <span aria-hidden="true">{colourIcon(one as Colour)}</span> {t(`colour.${one}`)}
                </span>
              ),
            }))}
        />
        <Pick
          name={t("queue.priority")}
          value={search.priority}
          onChange={(v) => set("priority", v)}
          options={worded(meta?.priorities)}
        />
        <div className="filter-type">
          <TypeSelect
            value={search.type}
            onChange={(value) => set("type", value)}
            described={{ "aria-label": t("queue.type") } as never}
          />
        </div>
        <Pick
          name={t("queue.channel")}
          value={search.channel}
          onChange={(v) => set("channel", v)}
          options={(meta?.channels ?? []).map((one) => ({ value: one.code, label: say(one, language) }))}
        />
        <Select
          aria-label={t("queue.open")}
          value={search.open ?? "open"}
          onChange={(value: string) => set("open", value === "open" ? undefined : value)}
          options={[
            { value: "open", label: t("queue.onlyOpen") },
            { value: "all", label: t("queue.withEnded") },
          ]}
          popupMatchSelectWidth={false}
        />
        <Select
          aria-label={t("queue.order")}
          value={search.open === "all" ? "newest" : (search.order ?? "due")}
          onChange={(value: string) => set("order", value === "due" ? undefined : value)}
          options={[
            { value: "due", label: t("queue.byDue"), disabled: search.open === "all" },
            { value: "newest", label: t("queue.byNewest") },
          ]}
          popupMatchSelectWidth={false}
        />
        {used > 0 && (
          <Button type="link" onClick={() => onChange({})}>
            {t("queue.clear")}
          </Button>
        )}
      </div>
    </section>
  );
}

const NO_ID = { id: "queue-unit" };

function Pick(props: {
  name: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  options: Option[];
}) {
  return (
    <Select
      aria-label={props.name}
      placeholder={props.name}
      value={props.value}
      onChange={(value: string | undefined) => props.onChange(value)}
      options={props.options}
      allowClear={clearing()}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: "label" }}
    />
  );
}
