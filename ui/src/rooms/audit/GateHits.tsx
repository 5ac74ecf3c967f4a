import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Select, Skeleton } from "antd";
import { gatesQuery } from "../../api/queries";
import type { GateHit } from "../../api/types";
import { fullTime } from "../../spine/clock/moment";
import { clearing } from "../../spine/form/clearing";
import { EndPage } from "../../spine/problem/EndPage";
import { say, useLanguage, useSay, useTexts } from "../../spine/words/language";
import { useNaming } from "../../spine/words/naming";
import { ListEnd } from "./AuditPage";
import { hitsQuery } from "./asked";
import type { AuditSearch } from "./search";

/** What gates in warn or observe let pass (SYS-06). */
export function GateHits({
  search,
  onChange,
}: {
  search: AuditSearch;
  onChange: (next: AuditSearch) => void;
}) {
  const t = useTexts();
  const language = useLanguage();
  const gates = useQuery(gatesQuery);
  const query = useInfiniteQuery(hitsQuery(search.gate));
  if (query.error) return <EndPage error={query.error} />;
  const hits = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <section className="filters" aria-label={t("audit.filters")}>
        <Select
          className="filter-gate"
          aria-label={t("audit.gate")}
          placeholder={t("audit.gate")}
          value={search.gate}
          onChange={(gate: string | undefined) =>
            onChange(gate ? { part: "gates", gate } : { part: "gates" })
          }
          options={(gates.data ?? []).map((one) => ({ value: one.code, label: say(one.words, language) }))}
          allowClear={clearing()}
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: "label" }}
        />
        <span className="quiet">{t("audit.gatesAbout")}</span>
      </section>
      {query.isPending && (
        <div className="card" aria-busy="true">
          <Skeleton active title={false} paragraph={{ rows: 6 }} />
        </div>
      )}
      {hits.length > 0 && (
        <section className="card table-card" aria-label={t("audit.gates")}>
          <table className="grid grid-settings audit-grid">
            <thead>
              <tr>
                <th>{t("audit.at")}</th>
                <th>{t("audit.who")}</th>
                <th>{t("audit.what")}</th>
                <th>{t("audit.subject")}</th>
                <th>{t("audit.gate")}</th>
                <th>{t("policy.mode")}</th>
                <th>{t("audit.detail")}</th>
              </tr>
            </thead>
            <tbody>
              {hits.map((hit) => (
                <OneHit key={`${hit.event}:${hit.gate}`} hit={hit} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {query.data && (
        <ListEnd
          empty={hits.length === 0 && !query.hasNextPage ? t("audit.noHits") : null}
          more={query.hasNextPage ? t("audit.more") : null}
          busy={query.isFetchingNextPage}
          onMore={() => void query.fetchNextPage()}
          onClear={search.gate && hits.length === 0 ? () => onChange({ part: "gates" }) : null}
        />
      )}
    </>
  );
}

function OneHit({ hit }: { hit: GateHit }) {
  const t = useTexts();
  const say = useSay();
  const language = useLanguage();
  const naming = useNaming();
  return (
    <tr>
      <td className="figures keep">{fullTime(hit.at, language)}</td>
      <td className="keep">{hit.actor?.name || <span className="quiet">{t("audit.nobody")}</span>}</td>
      <td>{naming.action(hit.kind, hit.action)}</td>
      <td className="figures keep">
        {hit.open ? (
          <Link to="/records/$id" params={{ id: hit.record }} search={{}}>
            {hit.number}
          </Link>
        ) : (
          hit.number
        )}
      </td>
      <td>{hit.title ? say(hit.title) : <code>{hit.gate}</code>}</td>
      <td>
        <span className={`mark mode-${hit.mode}`}>{t(`mode.${hit.mode}`, { defaultValue: hit.mode })}</span>
      </td>
      <td className="audit-detail">
        {say(hit)} <small className="clause">{hit.clause}</small>
      </td>
    </tr>
  );
}
