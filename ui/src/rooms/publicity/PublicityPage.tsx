// What the company tells in public without being asked: the notice board with its archive (ANN-04), campaigns of advice on safe
// use (ANN-03).
import { PlusOutlined } from "@ant-design/icons";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Radio, Skeleton } from "antd";
import { useCallback, useState } from "react";
import { asProblem } from "../../api/client";
import { queryClient, useAbility } from "../../api/queries";
import type { BulletinRow } from "../../api/types";
import { fullTime } from "../../spine/clock/moment";
import { PageHead } from "../../spine/layout/PageHead";
import { useLive } from "../../spine/live/live";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { useLanguage, useSay, useTexts } from "../../spine/words/language";
import { queueQuery } from "../queues/filter";
import { RowCards } from "../queues/RowCards";
import { NewRecord } from "../record/NewRecord";
import { bulletinsQuery } from "./queries";
import "./figures.css";
import "./publicity.css";
import "./words";

export function PublicityPage() {
  const t = useTexts();
  const navigate = useNavigate();
  const { show } = useSearch({ from: "/shell/publicity" });
  const campaigns = show === "campaigns";
  const mayWrite = useAbility("bulletin.write");
  const mayPlan = useAbility("campaign.write");
  const [writing, setWriting] = useState(false);
  useLive(
    "queue",
    useCallback(() => {
      void queryClient.invalidateQueries({ queryKey: ["queue"] });
      void queryClient.invalidateQueries({ queryKey: ["bulletins"] });
    }, []),
  );
  return (
    <div className="page">
      <PageHead title={t("publicity.title")}>
        {campaigns ? (
          <Link to="/queue" search={{ kind: "campaign", open: "all" }}>
            {t("publicity.ended")}
          </Link>
        ) : (
          <a href="/portal/board" target="_blank" rel="noreferrer">
            {t("publicity.board")}
          </a>
        )}
        {(campaigns ? mayPlan : mayWrite) && (
          <Button
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => setWriting(true)}
            data-testid="publicity-new"
          >
            {t(campaigns ? "publicity.plan" : "publicity.write")}
          </Button>
        )}
      </PageHead>
      <Radio.Group
        optionType="button"
        aria-label={t("publicity.title")}
        value={campaigns ? "campaigns" : "bulletins"}
        onChange={(event) =>
          void navigate({
            to: "/publicity",
            search: event.target.value === "campaigns" ? { show: "campaigns" } : {},
          })
        }
        options={[
          { value: "bulletins", label: t("publicity.bulletins") },
          { value: "campaigns", label: t("publicity.campaigns") },
        ]}
      />
      <p className="quiet">{t(campaigns ? "publicity.campaignsAbout" : "publicity.bulletinsAbout")}</p>
      {campaigns ? <Campaigns /> : <Board />}
      {writing && (
        <NewRecord
          kind={campaigns ? "campaign" : "bulletin"}
          action="draft"
          title={t(campaigns ? "publicity.plan" : "publicity.write")}
          send={t("publicity.save")}
          done={(number) => t("publicity.written", { number })}
          onClose={() => setWriting(false)}
        />
      )}
    </div>
  );
}

function Campaigns() {
  const t = useTexts();
  const list = useInfiniteQuery(queueQuery({ kind: "campaign" }));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.isPending) return <Skeleton active />;
  if (list.error) return <ProblemNotice error={asProblem(list.error)} onRetry={() => void list.refetch()} />;
  return (
    <>
      {rows.length === 0 && <p className="quiet">{t("publicity.noCampaigns")}</p>}
      <RowCards rows={rows} />
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("publicity.more")}
        </Button>
      )}
    </>
  );
}

const PARTS = ["shown", "coming", "past"] as const;
const NONE = { shown: "publicity.noneShown", coming: "publicity.noneComing", past: "publicity.nonePast" };

function Board() {
  const t = useTexts();
  const list = useQuery(bulletinsQuery);
  const [part, setPart] = useState<(typeof PARTS)[number]>("shown");
  if (list.isPending) return <Skeleton active />;
  if (list.error) return <ProblemNotice error={asProblem(list.error)} onRetry={() => void list.refetch()} />;
  const of = (wanted: string) => list.data.items.filter((one) => one.part === wanted);
  const rows = of(part);
  return (
    <>
      <Radio.Group
        optionType="button"
        size="small"
        aria-label={t("publicity.bulletins")}
        value={part}
        onChange={(event) => setPart(event.target.value)}
        options={PARTS.map((one) => ({ value: one, label: t(`publicity.${one}`, { n: of(one).length }) }))}
      />
      {rows.length === 0 && <p className="quiet">{t(NONE[part])}</p>}
      <ul className="plain-list bulletin-rows">
        {rows.map((one) => (
          <Row key={one.id} one={one} />
        ))}
      </ul>
    </>
  );
}

function Row({ one }: { one: BulletinRow }) {
  const t = useTexts();
  const say = useSay();
  const language = useLanguage();
  const day = (at: number | null) => (at === null ? "" : fullTime(at, language).slice(0, -3));
  return (
    <li>
      <Link to="/records/$id" params={{ id: one.id }} search={{}} className="bulletin-row card">
        <span className="row">
          <span className="mark">{say(one.topic)}</span>
          <strong className="grow">{language === "en" && one.title_en ? one.title_en : one.title}</strong>
          <span className={one.part === "shown" ? "mark mark-shown" : "mark"}>{say(one.words)}</span>
        </span>
        <small className="quiet">
          <span className="figures">{one.number}</span> ·{" "}
          {t("publicity.valid", { from: day(one.from), until: day(one.until) })}
          {one.title_en && ` · ${t("publicity.both")}`}
        </small>
      </Link>
    </li>
  );
}
