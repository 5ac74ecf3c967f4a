import { CheckOutlined } from "@ant-design/icons";
import { infiniteQueryOptions, useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Skeleton } from "antd";
import { useCallback, useMemo, useState } from "react";
import { answer, api, asProblem } from "../../api/client";
import { queryClient, useAbility } from "../../api/queries";
import type { Body, Notice } from "../../api/types";
import { fullTime, shortTime } from "../../spine/clock/moment";
import { useNow } from "../../spine/clock/now";
import { PageHead } from "../../spine/layout/PageHead";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { tell } from "../../spine/problem/toast";
import { useLanguage, useSay, useTexts } from "../../spine/words/language";
import { useNaming } from "../../spine/words/naming";
import { useQueueKeys } from "../queues/keys";
import { PriorityTag } from "../queues/PriorityTag";
import { usePhone } from "../queues/phone";
import "./words";

const noticesQuery = (unread: boolean) =>
  infiniteQueryOptions({
    queryKey: ["notices", "list", unread],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET("/api/notices", { params: { query: { unread, after: pageParam ?? undefined } }, signal }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });

/** What I was told of: what runs out, what ran out, what concerns me; read when it is opened or marked. */
export function NoticesPage() {
  const t = useTexts();
  const say = useSay();
  const phone = usePhone();
  const mayRead = useAbility("deliveries.read");
  const navigate = useNavigate();
  const unreadOnly = useSearch({ from: "/shell/me/notices" }).show === "unread";
  const query = useInfiniteQuery(noticesQuery(unreadOnly));
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const unread = query.data?.pages[0]?.unread ?? 0;
  const [busy, setBusy] = useState(false);

  const mark = useCallback(
    async (body: Body<"read_notices">) => {
      setBusy(true);
      try {
        await answer(api.POST("/api/notices/read", { body }));
        await queryClient.invalidateQueries({ queryKey: ["notices"] });
      } catch (error) {
        tell(say(asProblem(error)), "failed");
      } finally {
        setBusy(false);
      }
    },
    [say],
  );
  const read = useCallback(
    (notice: Notice) => {
      if (notice.read_at === null) void mark({ notice: notice.id });
    },
    [mark],
  );
  const at = (id: string) => items.find((one) => one.id === id);
  const cursor = useQueueKeys({
    rows: items,
    open: (id) => {
      const notice = at(id);
      if (!notice) return;
      read(notice);
      void navigate({ to: "/records/$id", params: { id: notice.record }, search: {} });
    },
    toggle: (id) => {
      const notice = at(id);
      if (notice) read(notice);
    },
    create: () => undefined,
    clear: () => undefined,
  });

  const show = (only: boolean) =>
    void navigate({ to: "/me/notices", search: only ? { show: "unread" } : {}, replace: true });
  return (
    <div className="page">
      <PageHead title={t("notices.title")}>
        {mayRead && (
          <Link to="/deliveries" search={{}}>
            {t("deliveries.title")}
          </Link>
        )}
        <Button
          icon={<CheckOutlined />}
          disabled={unread === 0}
          loading={busy}
          // What came in since the list was read has not been seen, and stays unread.
          onClick={() => void mark({ through: items[0]?.id })}
        >
          {t("notices.markAll")}
        </Button>
      </PageHead>
      <div>
        <fieldset className="segments">
          <legend className="unseen">{t("notices.which")}</legend>
          <button type="button" aria-pressed={!unreadOnly} onClick={() => show(false)}>
            {t("notices.all")}
          </button>
          <button type="button" aria-pressed={unreadOnly} onClick={() => show(true)}>
            {unread > 0 ? t("notices.unreadN", { n: unread >= 100 ? "99+" : unread }) : t("notices.unread")}
          </button>
        </fieldset>
      </div>
      {query.error && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && (
        <div className="card" aria-busy="true">
          <Skeleton active title={false} paragraph={{ rows: 6 }} />
        </div>
      )}
      {query.data && items.length === 0 && (
        <div className="card empty">
          <p>{t(unreadOnly ? "notices.noneUnread" : "notices.none")}</p>
          {unreadOnly && <Button onClick={() => show(false)}>{t("notices.showAll")}</Button>}
        </div>
      )}
      {items.length > 0 && (
        <ul className="notices card" aria-label={t("notices.title")}>
          {items.map((notice, index) => (
            <OneNotice
              key={notice.id}
              notice={notice}
              index={index}
              here={cursor.index === index}
              first={cursor.index < 0 && index === 0}
              onFocus={() => cursor.set(index)}
              onRead={() => read(notice)}
            />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <div className="more">
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t("queue.more")}
          </Button>
        </div>
      )}
      {!phone && items.length > 0 && <p className="keys quiet">{t("notices.keys")}</p>}
    </div>
  );
}

/** What is told in words of its own, not by the name of the act. */
const OWN_WORDS = new Set(["silent_refused", "p0_yielded", "unmapped", "clock_back"]);

interface OneProps {
  notice: Notice;
  index: number;
  here: boolean;
  first: boolean;
  onFocus: () => void;
  onRead: () => void;
}

function OneNotice({ notice, index, here, first, onFocus, onRead }: OneProps) {
  const t = useTexts();
  const language = useLanguage();
  const naming = useNaming();
  const now = useNow();
  const unread = notice.read_at === null;
  // Of an order that was made, nobody hears but who has to give it away.
  const told = notice.kind === "open" ? "unmapped" : notice.kind;
  const what =
    notice.kind === "breach"
      ? t("notices.breach", { clock: naming.clock(notice.clock) })
      : notice.kind === "warn"
        ? t("notices.warn", { clock: naming.clock(notice.clock), n: notice.step })
        : OWN_WORDS.has(told)
          ? t(`notices.${told}`)
          : naming.action(notice.record_kind, notice.kind);
  const tone = notice.kind === "breach" ? "red" : notice.kind === "warn" ? "orange" : "done";
  return (
    <li
      data-row={index}
      tabIndex={here || first ? 0 : -1}
      className={`notice ${unread ? "notice-unread" : ""} ${here ? "row-at" : ""}`}
      onFocus={onFocus}
    >
      <span className="notice-dot" aria-hidden="true" />
      <div className="notice-body">
        <p className="notice-what">
          {unread && <span className="unseen">{t("notices.isUnread")}</span>}
          <strong className={`colour-${tone}`}>{what}</strong>
          <span className="quiet figures">
            {notice.due !== null && (
              <span title={fullTime(notice.due, language)}>
                {t("notices.due", { at: shortTime(notice.due, now) })}
              </span>
            )}
          </span>
        </p>
        <p className="notice-of">
          <Link
            to="/records/$id"
            params={{ id: notice.record }}
            search={{}}
            className="figures"
            onClick={onRead}
          >
            {notice.number}
          </Link>
          <PriorityTag code={notice.priority} />
          {notice.record_kind !== "request" && (
            <span className="mark">{naming.kind(notice.record_kind)}</span>
          )}
          <span className="notice-summary">{notice.summary}</span>
        </p>
      </div>
      <span className="notice-at quiet figures" title={fullTime(notice.at, language)}>
        {t("notices.told", { at: shortTime(notice.at, now) })}
      </span>
      {unread && (
        <Button
          size="small"
          type="text"
          icon={<CheckOutlined />}
          onClick={onRead}
          aria-label={t("notices.markOf", { number: notice.number })}
          title={t("notices.mark")}
        />
      )}
    </li>
  );
}
