// Every page by its address; the rooms are loaded when they are entered.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { whenSignedOut } from "./api/client";
import { homeOf, queryClient, sessionQuery } from "./api/queries";
import { type AuditSearch, readAuditSearch } from "./rooms/audit/search";
import { type DispatchSearch, readDispatchSearch } from "./rooms/dispatch/search";
import type { PlansSearch } from "./rooms/emergency/plans/PlansPage";
import type { DeliverySearch } from "./rooms/notices/deliveries";
import type { RosterSearch } from "./rooms/people/RosterPage";
import { type QueueSearch, readQueueSearch } from "./rooms/queues/filter";
import { readActSearch } from "./spine/form/actSearch";
import { Shell } from "./spine/layout/Shell";
import { EndPage } from "./spine/problem/EndPage";

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: () => <EndPage kind="missing" />,
  errorComponent: ({ error }) => <EndPage error={error} />,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search: Record<string, unknown>): { to?: string } =>
    typeof search.to === "string" && search.to.startsWith("/") && !search.to.startsWith("//")
      ? { to: search.to }
      : {},
  component: lazyRouteComponent(() => import("./rooms/session/SignIn"), "SignIn"),
});

const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  beforeLoad: async ({ location }) => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    if (!session) throw redirect({ to: "/sign-in", search: { to: location.href } });
  },
  component: Shell,
  errorComponent: ({ error }) => <EndPage error={error} />,
});

const home = createRoute({
  getParentRoute: () => shell,
  path: "/",
  beforeLoad: async () => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    throw redirect({ to: homeOf(session), search: {} });
  },
});

const queue = createRoute({
  getParentRoute: () => shell,
  path: "/queue",
  validateSearch: (search: Record<string, unknown>): QueueSearch => readQueueSearch(search),
  component: lazyRouteComponent(() => import("./rooms/queues/QueuePage"), "QueuePage"),
});

const dispatch = createRoute({
  getParentRoute: () => shell,
  path: "/dispatch",
  validateSearch: (search: Record<string, unknown>): DispatchSearch => readDispatchSearch(search),
  component: lazyRouteComponent(() => import("./rooms/dispatch/DispatchPage"), "DispatchPage"),
});

const duty = createRoute({
  getParentRoute: () => shell,
  path: "/duty",
  component: lazyRouteComponent(() => import("./rooms/people/pages"), "DutyPage"),
});

const roster = createRoute({
  getParentRoute: () => shell,
  path: "/roster",
  validateSearch: (search: RosterSearch) => search,
  component: lazyRouteComponent(() => import("./rooms/people/pages"), "RosterPage"),
});

const changes = createRoute({
  getParentRoute: () => shell,
  path: "/changes",
  validateSearch: (search: Record<string, unknown>): { enter?: boolean } =>
    search.enter === true ? { enter: true } : {},
  component: lazyRouteComponent(() => import("./rooms/people/changes"), "ChangesRoute"),
});

const record = createRoute({
  getParentRoute: () => shell,
  path: "/records/$id",
  validateSearch: readActSearch,
  component: lazyRouteComponent(() => import("./rooms/record/RecordPage"), "RecordPage"),
});

const field = createRoute({
  getParentRoute: () => shell,
  path: "/field",
  component: lazyRouteComponent(() => import("./rooms/fieldwork/FieldPage"), "FieldPage"),
});

const fieldOrder = createRoute({
  getParentRoute: () => shell,
  path: "/field/$id",
  validateSearch: readActSearch,
  component: lazyRouteComponent(() => import("./rooms/fieldwork/OrderPage"), "OrderPage"),
});

const calls = createRoute({
  getParentRoute: () => shell,
  path: "/calls",
  validateSearch: (search: Record<string, unknown>): { day?: string; show?: "mine" | "missed" | "all" } => ({
    ...(typeof search.day === "string" && /^\d{4}-\d{2}-\d{2}$/.test(search.day) ? { day: search.day } : {}),
    ...(search.show === "mine" || search.show === "missed" || search.show === "all"
      ? { show: search.show }
      : {}),
  }),
  component: lazyRouteComponent(() => import("./rooms/telephony/CallsPage"), "CallsPage"),
});

const intake = createRoute({
  getParentRoute: () => shell,
  path: "/intake",
  validateSearch: (
    search: Record<string, unknown>,
  ): { customer?: string; call?: string; blank?: string } => ({
    ...(typeof search.blank === "string" ? { blank: search.blank } : {}),
    ...(typeof search.customer === "string" ? { customer: search.customer } : {}),
    ...(typeof search.call === "string" ? { call: search.call } : {}),
  }),
  component: lazyRouteComponent(() => import("./rooms/intake/IntakePage"), "IntakePage"),
});

const outages = createRoute({
  getParentRoute: () => shell,
  path: "/outages",
  component: lazyRouteComponent(() => import("./rooms/emergency/outages/OutagesPage"), "OutagesPage"),
});

const plans = createRoute({
  getParentRoute: () => shell,
  path: "/plans",
  // Read by the page, which comes when it is entered.
  validateSearch: (search: Record<string, unknown>): PlansSearch => search,
  component: lazyRouteComponent(() => import("./rooms/emergency/plans/pages"), "PlansPage"),
});

const plan = createRoute({
  getParentRoute: () => shell,
  path: "/plans/$id",
  component: lazyRouteComponent(() => import("./rooms/emergency/plans/pages"), "PlanPage"),
});

const publicity = createRoute({
  getParentRoute: () => shell,
  path: "/publicity",
  validateSearch: (search: Record<string, unknown>): { show?: "campaigns" } =>
    search.show === "campaigns" ? { show: "campaigns" } : {},
  component: lazyRouteComponent(() => import("./rooms/publicity/PublicityPage"), "PublicityPage"),
});

const blanks = createRoute({
  getParentRoute: () => shell,
  path: "/blanks",
  component: lazyRouteComponent(() => import("./rooms/intake/BlanksPage"), "BlanksPage"),
});

const customers = createRoute({
  getParentRoute: () => shell,
  path: "/customers",
  validateSearch: (search: Record<string, unknown>): { q?: string } =>
    search.q !== undefined && search.q !== "" ? { q: String(search.q) } : {},
  component: lazyRouteComponent(() => import("./rooms/customers/CustomersPage"), "CustomersPage"),
});

const customer = createRoute({
  getParentRoute: () => shell,
  path: "/customers/$id",
  component: lazyRouteComponent(() => import("./rooms/customers/CustomerPage"), "CustomerPage"),
});

const channels = createRoute({
  getParentRoute: () => shell,
  path: "/channels",
  component: lazyRouteComponent(() => import("./rooms/policy/ChannelsPage"), "ChannelsPage"),
});

const policy = createRoute({
  getParentRoute: () => shell,
  path: "/policy",
  component: lazyRouteComponent(() => import("./rooms/policy/PolicyPage"), "PolicyPage"),
});

const org = createRoute({
  getParentRoute: () => shell,
  path: "/org",
  component: lazyRouteComponent(() => import("./rooms/org/OrgPage"), "OrgPage"),
});

const audit = createRoute({
  getParentRoute: () => shell,
  path: "/audit",
  validateSearch: (search: Record<string, unknown>): AuditSearch => readAuditSearch(search),
  component: lazyRouteComponent(() => import("./rooms/audit/AuditPage"), "AuditPage"),
});

const notices = createRoute({
  getParentRoute: () => shell,
  path: "/me/notices",
  validateSearch: (search: Record<string, unknown>): { show?: "unread" } =>
    search.show === "unread" ? { show: "unread" } : {},
  component: lazyRouteComponent(() => import("./rooms/notices/NoticesPage"), "NoticesPage"),
});

const delegations = createRoute({
  getParentRoute: () => shell,
  path: "/me/delegations",
  component: lazyRouteComponent(() => import("./rooms/org/DelegationsPage"), "DelegationsPage"),
});

const deliveries = createRoute({
  getParentRoute: () => shell,
  path: "/deliveries",
  // Read by the page, which comes when it is entered.
  validateSearch: (search: Record<string, unknown>): DeliverySearch => search,
  component: lazyRouteComponent(() => import("./rooms/audit/AuditPage"), "DeliveriesPage"),
});

const reach = createRoute({
  getParentRoute: () => shell,
  path: "/me/reach",
  component: lazyRouteComponent(() => import("./rooms/org/OrgPage"), "ReachPage"),
});

const tokens = createRoute({
  getParentRoute: () => shell,
  path: "/me/tokens",
  component: lazyRouteComponent(() => import("./rooms/org/TokensPage"), "TokensPage"),
});

const password = createRoute({
  getParentRoute: () => shell,
  path: "/me/password",
  component: lazyRouteComponent(() => import("./rooms/session/PasswordPage"), "PasswordPage"),
});

const portal = createRoute({
  getParentRoute: () => root,
  path: "/portal/$",
  component: lazyRouteComponent(() => import("./rooms/portal/Portal"), "Portal"),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    portal,
    shell.addChildren([
      home,
      queue,
      dispatch,
      duty,
      roster,
      changes,
      record,
      field,
      fieldOrder,
      calls,
      intake,
      outages,
      plans,
      plan,
      publicity,
      blanks,
      customers,
      customer,
      channels,
      policy,
      org,
      audit,
      notices,
      deliveries,
      reach,
      delegations,
      tokens,
      password,
    ]),
  ]),
  defaultPreload: "intent",
  defaultNotFoundComponent: () => <EndPage kind="missing" />,
  defaultErrorComponent: ({ error }) => <EndPage error={error} />,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

whenSignedOut(() => {
  // Only a session that was there can end; the page comes back to where it was after signing in.
  if (!queryClient.getQueryData(sessionQuery.queryKey)) return;
  queryClient.setQueryData(sessionQuery.queryKey, null);
  void router.navigate({ to: "/sign-in", search: { to: router.state.location.href } });
});
