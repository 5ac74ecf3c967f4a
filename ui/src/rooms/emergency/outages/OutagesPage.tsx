// Stops of gas that are planned or go on, and the notice of another one (ANN-01).
import { HomeOutlined, PlusOutlined } from "@ant-design/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button, Skeleton } from "antd";
import { useCallback, useState } from "react";
import { asProblem } from "../../../api/client";
import { queryClient, useAbility } from "../../../api/queries";
import { PageHead } from "../../../spine/layout/PageHead";
import { useLive } from "../../../spine/live/live";
import { ProblemNotice } from "../../../spine/problem/ProblemNotice";
import { useTexts } from "../../../spine/words/language";
import { queueQuery } from "../../queues/filter";
import { RowCards } from "../../queues/RowCards";
import { NewRecord } from "../../record/NewRecord";
import { EstatesDrawer } from "./EstatesDrawer";
import "./words";

export function OutagesPage() {
  const t = useTexts();
  const may = useAbility("outage.plan");
  const [writing, setWriting] = useState(false);
  const [estates, setEstates] = useState(false);
  const list = useInfiniteQuery(queueQuery({ kind: "outage" }));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  useLive(
    "queue",
    useCallback(() => void queryClient.invalidateQueries({ queryKey: ["queue"] }), []),
  );
  return (
    <div className="page">
      <PageHead title={t("outages.title")}>
        <Link to="/queue" search={{ kind: "outage", open: "all" }}>
          {t("outages.ended")}
        </Link>
        <Button icon={<HomeOutlined />} onClick={() => setEstates(true)} data-testid="estates">
          {t("outages.estates")}
        </Button>
        {may && (
          <Button
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => setWriting(true)}
            data-testid="plan-outage"
          >
            {t("outages.plan")}
          </Button>
        )}
      </PageHead>
      <p className="quiet">{t("outages.about")}</p>
      {list.isPending && <Skeleton active />}
      {list.error && <ProblemNotice error={asProblem(list.error)} onRetry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && <p className="quiet">{t("outages.none")}</p>}
      <RowCards rows={rows} />
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("queue.more")}
        </Button>
      )}
      {writing && (
        <NewRecord
          kind="outage"
          action="draft"
          title={t("outages.plan")}
          send={t("outages.save")}
          done={(number) => t("outages.planned", { number })}
          onClose={() => setWriting(false)}
        />
      )}
      {estates && <EstatesDrawer onClose={() => setEstates(false)} />}
    </div>
  );
}
