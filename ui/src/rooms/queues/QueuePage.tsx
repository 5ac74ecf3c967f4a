import { PlusOutlined, ReloadOutlined } from "@ant-design/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Skeleton } from "antd";
import { useCallback, useMemo, useState } from "react";
import { queryClient, useAbility } from "../../api/queries";
import { PageHead } from "../../spine/layout/PageHead";
import { useLive } from "../../spine/live/live";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { useTexts } from "../../spine/words/language";
import { BulkBar } from "./BulkBar";
import { FilterBar } from "./FilterBar";
import { countText, type QueueSearch, queueQuery } from "./filter";
import { useQueueKeys } from "./keys";
import { usePhone } from "./phone";
import { QueueTable } from "./QueueTable";
import { RowCards } from "./RowCards";

export function QueuePage() {
  const t = useTexts();
  const navigate = useNavigate();
  const search = useSearch({ from: "/shell/queue" });
  const mayRecord = useAbility("request.save");
  const phone = usePhone();
  const query = useInfiniteQuery(queueQuery(search));
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const count = query.data?.pages[0]?.count;
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const chosen = useMemo(() => rows.filter((row) => picked.has(row.id)), [rows, picked]);

  const refresh = useCallback(() => {
    void queryClient.invalidateQueries({ queryKey: ["queue"] });
  }, []);
  useLive("queue", refresh);

  const toggle = useCallback((id: string) => {
    setPicked((old) => {
      const next = new Set(old);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  const open = useCallback(
    (id: string, act?: string) => {
      void navigate({ to: "/records/$id", params: { id }, search: act ? { act } : {} });
    },
    [navigate],
  );
  const create = useCallback(() => {
    if (mayRecord) void navigate({ to: "/intake", search: {} });
  }, [navigate, mayRecord]);
  const cursor = useQueueKeys({ rows, open, toggle, create, clear: () => setPicked(new Set()) });

  function change(next: QueueSearch) {
    setPicked(new Set());
    void navigate({ to: "/queue", search: next, replace: true });
  }

  return (
    <div className="page page-wide">
      <PageHead title={t("nav.queue")}>
        {count && (
          <span className="quiet figures" data-testid="count">
            {t("queue.count", { n: countText(count, rows.length, query.hasNextPage) })}
          </span>
        )}
        <Button
          icon={<ReloadOutlined />}
          loading={query.isFetching && !query.isFetchingNextPage}
          onClick={() => void query.refetch()}
          aria-label={t("queue.refresh")}
          title={t("queue.refresh")}
        />
        {mayRecord && (
          <Button type="primary" icon={<PlusOutlined />} onClick={create}>
            {t("nav.intake")}{" "}
            <span className="key" aria-hidden="true">
              n
            </span>
          </Button>
        )}
      </PageHead>
      <FilterBar search={search} onChange={change} />
      {chosen.length > 0 && (
        <BulkBar rows={chosen} onClear={() => setPicked(new Set())} onDone={() => void query.refetch()} />
      )}
      {query.error && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && (
        <div className="card" aria-busy="true">
          <Skeleton active title={false} paragraph={{ rows: 10 }} />
        </div>
      )}
      {query.data && rows.length === 0 && (
        <div className="card empty">
          <p>{t("queue.empty")}</p>
          {Object.keys(search).length > 0 && <Button onClick={() => change({})}>{t("queue.clear")}</Button>}
        </div>
      )}
      {rows.length > 0 &&
        (phone ? (
          <RowCards rows={rows} />
        ) : (
          <QueueTable
            rows={rows}
            cursor={cursor.index}
            onCursor={cursor.set}
            picked={picked}
            onToggle={toggle}
            onToggleAll={(all) => setPicked(all ? new Set(rows.map((row) => row.id)) : new Set())}
            onOpen={open}
          />
        ))}
      {query.hasNextPage && (
        <div className="more">
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t("queue.more")}
          </Button>
        </div>
      )}
      {!phone && rows.length > 0 && <p className="keys quiet">{t("queue.keys")}</p>}
    </div>
  );
}
