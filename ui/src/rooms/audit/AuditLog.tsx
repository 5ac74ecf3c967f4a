import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button, Checkbox, Input, Select, Skeleton, Tag } from "antd";
import { useEffect, useState } from "react";
import type { AuditLine } from "../../api/types";
import { fullTime } from "../../spine/clock/moment";
import { clearing } from "../../spine/form/clearing";
import { PersonPicker } from "../../spine/form/RefPicker";
import { EndPage } from "../../spine/problem/EndPage";
import { say, useLanguage, useSay, useTexts } from "../../spine/words/language";
import { useNaming } from "../../spine/words/naming";
import { ListEnd } from "./AuditPage";
import { auditActionsQuery, auditQuery } from "./asked";
import { type AuditSearch, readDetail, toAudit } from "./search";

interface Props {
  search: AuditSearch;
  onChange: (next: AuditSearch) => void;
}

export function AuditLog({ search, onChange }: Props) {
  const t = useTexts();
  const query = useInfiniteQuery(auditQuery(toAudit(search)));
  if (query.error) return <EndPage error={query.error} />;
  const lines = query.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = Object.keys(search).length > 0;
  // A rare word is looked for in stretches: a page may be short, or empty, and the log still go on.
  const rare = query.hasNextPage && (query.data?.pages.at(-1)?.items.length ?? 0) === 0;
  // A number names a subject too: the one that was chosen last holds.
  const only = (subject: string) => {
    const { number: _, ...rest } = search;
    onChange({ ...rest, subject });
  };
  const nothing = lines.length === 0 ? t("audit.none") : null;
  return (
    <>
      <Filters search={search} onChange={onChange} customer={named(search, lines)} />
      {query.isPending && (
        <div className="card" aria-busy="true">
          <Skeleton active title={false} paragraph={{ rows: 10 }} />
        </div>
      )}
      {lines.length > 0 && <Lines lines={lines} onSubject={search.subject ? null : only} />}
      {query.data && (
        <ListEnd
          empty={rare ? t("audit.stretch") : nothing}
          more={query.hasNextPage ? t(rare ? "audit.further" : "audit.more") : null}
          busy={query.isFetchingNextPage}
          onMore={() => void query.fetchNextPage()}
          onClear={filtered && !query.hasNextPage ? () => onChange({}) : null}
        />
      )}
    </>
  );
}

/** The customer whose lines alone are shown, by the name that the lines give. */
function named(search: AuditSearch, lines: AuditLine[]): string | undefined {
  return search.subject && lines.find((one) => one.subject === search.subject)?.customer?.name;
}

function Filters({ search, onChange, customer }: Props & { customer: string | undefined }) {
  const t = useTexts();
  const language = useLanguage();
  const actions = useQuery(auditActionsQuery);
  const [number, setNumber] = useState(search.number ?? "");
  useEffect(() => setNumber(search.number ?? ""), [search.number]);
  const set = (name: keyof AuditSearch, value: string | undefined) => {
    const next = { ...search, [name]: value };
    if (!value) delete next[name];
    else if (name === "number") delete next.subject;
    onChange(next);
  };
  return (
    <section className="filters audit-filters" aria-label={t("audit.filters")}>
      <div className="filter-person">
        <PersonPicker
          value={search.person}
          onChange={(value) => set("person", value)}
          described={{ id: "audit-person", "aria-label": t("audit.person") } as never}
          placeholder={t("audit.person")}
        />
      </div>
      <Select
        className="filter-action"
        aria-label={t("audit.action")}
        placeholder={t("audit.action")}
        value={search.what}
        onChange={(value: string | undefined) => set("what", value)}
        options={(actions.data ?? []).map((one) => ({ value: one.code, label: say(one.words, language) }))}
        allowClear={clearing()}
        popupMatchSelectWidth={false}
        showSearch={{ optionFilterProp: "label" }}
      />
      <Input
        className="filter-number"
        aria-label={t("audit.number")}
        placeholder={t("audit.number")}
        allowClear
        autoComplete="off"
        value={number}
        onChange={(event) => {
          setNumber(event.target.value);
          if (!event.target.value) set("number", undefined);
        }}
        onPressEnter={() => set("number", number.trim())}
        onBlur={() => set("number", number.trim())}
      />
      {search.subject && (
        <Tag className="audit-subject" closable onClose={() => set("subject", undefined)}>
          {t("audit.only", { what: customer ?? t("audit.oneSubject") })}
        </Tag>
      )}
      <Checkbox
        checked={search.refused !== undefined}
        onChange={(event) => set("refused", event.target.checked ? "true" : undefined)}
      >
        {t("audit.refused")}
      </Checkbox>
      {Object.keys(search).length > 0 && (
        <Button type="link" onClick={() => onChange({})}>
          {t("audit.clear")}
        </Button>
      )}
    </section>
  );
}

/** Shows the lines of one subject alone; null where they are. */
type OnSubject = ((subject: string) => void) | null;

function Lines({ lines, onSubject }: { lines: AuditLine[]; onSubject: OnSubject }) {
  const t = useTexts();
  return (
    <section className="card table-card" aria-label={t("audit.log")}>
      <table className="grid grid-settings audit-grid">
        <thead>
          <tr>
            <th>{t("audit.at")}</th>
            <th>{t("audit.who")}</th>
            <th>{t("audit.what")}</th>
            <th>{t("audit.subject")}</th>
            <th>{t("audit.outcome")}</th>
            <th>{t("audit.detail")}</th>
            <th>{t("audit.door")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <OneLine key={line.seq} line={line} onSubject={onSubject} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function OneLine({ line, onSubject }: { line: AuditLine; onSubject: OnSubject }) {
  const t = useTexts();
  const say = useSay();
  const language = useLanguage();
  return (
    <tr>
      <td className="figures keep" title={t("audit.hash", { seq: line.seq, hash: line.hash })}>
        {fullTime(line.at, language)}
      </td>
      <td className="keep">{line.actor?.name || <span className="quiet">{t("audit.nobody")}</span>}</td>
      <td>{line.words ? say(line.words) : <code>{line.what}</code>}</td>
      <td className="figures keep">
        <Subject line={line} onSubject={onSubject} />
      </td>
      <td>
        <Outcome line={line} />
      </td>
      <td className="audit-detail">
        <Detail detail={line.detail} />
      </td>
      <td className="quiet keep">
        {t(`door.${line.door}`, { defaultValue: t(`logDoor.${line.door}`, { defaultValue: line.door }) })}
      </td>
    </tr>
  );
}

/** The record by its number, the customer by a masked name: a link for whoever may open it. */
function Subject({ line, onSubject }: { line: AuditLine; onSubject: OnSubject }) {
  const t = useTexts();
  const naming = useNaming();
  const { record, customer, subject } = line;
  if (customer && subject)
    return (
      <span className="row">
        {customer.open ? (
          <Link to="/customers/$id" params={{ id: subject }}>
            {customer.name}
          </Link>
        ) : (
          customer.name
        )}
        {onSubject && (
          <button
            type="button"
            className="text-button"
            aria-label={t("audit.narrowTo", { what: customer.name })}
            onClick={() => onSubject(subject)}
          >
            {t("audit.narrow")}
          </button>
        )}
      </span>
    );
  if (!record) return <span className="quiet">—</span>;
  const name = (
    <>
      {record.number}
      {record.kind !== "request" && <span className="mark">{naming.kind(record.kind)}</span>}
    </>
  );
  return record.open && subject ? (
    <Link to="/records/$id" params={{ id: subject }} search={{}}>
      {name}
    </Link>
  ) : (
    name
  );
}

function Outcome({ line }: { line: AuditLine }) {
  const t = useTexts();
  const say = useSay();
  if (line.outcome === "done") return <span className="quiet">{t("audit.done")}</span>;
  if (["made", "changed", "doubted", "over", "adopted"].includes(line.outcome))
    return <span className="quiet">{t(`audit.${line.outcome}`)}</span>;
  if (line.outcome === "failed") return <span className="mark mark-late">{t("audit.failed")}</span>;
  if (line.outcome === "locked") return <span className="mark mark-late">{t("audit.locked")}</span>;
  const code = line.outcome.split(":")[1];
  return (
    <>
      <span className="mark mark-late">{t("audit.refusedWord")}</span>
      {code && <small>{line.gate ? say(line.gate) : code}</small>}
    </>
  );
}

function Detail({ detail }: { detail: string }) {
  const t = useTexts();
  const read = readDetail(detail);
  if (!read) return <span className="quiet">—</span>;
  if (typeof read === "string") return read;
  if ("changed" in read) {
    if (read.changed.length === 0) return <span className="quiet">—</span>;
    const list = read.changed.map((one) => t(`partField.${one}`, { defaultValue: one })).join(t("form.and"));
    return t("audit.changedFields", { list });
  }
  if ("copy" in read) {
    const copy = t(`audit.copy_${read.copy}`, { defaultValue: read.copy });
    return t(read.clear ? "audit.printedClear" : "audit.printedMasked", { copy });
  }
  const field = t(`fieldName.${read.field.split(":")[0]}`, { defaultValue: read.field });
  return t("audit.reason", { field, reason: read.reason });
}
