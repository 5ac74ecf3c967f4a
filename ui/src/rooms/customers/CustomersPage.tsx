import { PlusOutlined } from "@ant-design/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Input, Skeleton } from "antd";
import { lazy, Suspense, useEffect, useState } from "react";
import { answer, api } from "../../api/client";
import { useAbility } from "../../api/queries";
import { PageHead } from "../../spine/layout/PageHead";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { useTexts } from "../../spine/words/language";
import { useSettled } from "../intake/FoundCustomers";

const CustomerDrawer = lazy(() =>
  import("./CustomerDrawer").then((part) => ({ default: part.CustomerDrawer })),
);

export function CustomersPage() {
  const t = useTexts();
  const navigate = useNavigate();
  const search = useSearch({ from: "/shell/customers" });
  const mayWrite = useAbility("customers.write");
  const [text, setText] = useState(search.q ?? "");
  const [making, setMaking] = useState(false);
  const q = useSettled(text.trim(), 250);
  const list = useInfiniteQuery({
    queryKey: ["customers", "list", q],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET("/api/customers", {
          params: { query: { q, after: pageParam ?? undefined, limit: 50 } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];

  useEffect(() => {
    void navigate({ to: "/customers", search: q ? { q } : {}, replace: true });
  }, [q, navigate]);

  return (
    <div className="page">
      <PageHead title={t("nav.customers")}>
        {mayWrite && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>
            {t("customers.make")}
          </Button>
        )}
      </PageHead>
      <search className="customer-search">
        <Input
          autoFocus
          allowClear
          size="large"
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={t("customers.search")}
          aria-label={t("customers.search")}
        />
      </search>
      {list.error && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton active />}
      {list.data && rows.length === 0 && <p className="card empty">{t("customers.none")}</p>}
      {rows.length > 0 && (
        <section className="card table-card" aria-label={t("nav.customers")}>
          <table className="grid">
            <thead>
              <tr>
                <th>{t("customers.name")}</th>
                <th>{t("customers.kind")}</th>
                <th>{t("customers.contact")}</th>
                <th className="col-count">{t("customers.points")}</th>
                <th className="col-count">{t("customers.openMatters")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td className="keep">
                    <Link to="/customers/$id" params={{ id: row.id }}>
                      {row.name}
                    </Link>
                  </td>
                  <td>{t(`customerKind.${row.kind}`, { defaultValue: row.kind })}</td>
                  <td className="figures">{row.contact}</td>
                  <td className="figures">{row.points}</td>
                  <td className="figures">{row.open}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {list.hasNextPage && (
        <div className="more">
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t("queue.more")}
          </Button>
        </div>
      )}
      <Suspense fallback={null}>
        {making && (
          <CustomerDrawer
            form="make"
            onClose={() => setMaking(false)}
            onDone={(id) => id && void navigate({ to: "/customers/$id", params: { id } })}
          />
        )}
      </Suspense>
    </div>
  );
}
