import {
  AlertOutlined,
  ApartmentOutlined,
  AuditOutlined,
  CalendarOutlined,
  CustomerServiceOutlined,
  DeploymentUnitOutlined,
  FileTextOutlined,
  FormOutlined,
  LeftOutlined,
  NotificationOutlined,
  PhoneOutlined,
  ReadOutlined,
  RightOutlined,
  StopOutlined,
  TeamOutlined,
  ToolOutlined,
  UnorderedListOutlined,
} from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { homeOf, useSession, worksOnSite } from "../../api/queries";
import type { Ability, Role, Session } from "../../api/types";
import { useTexts } from "../words/language";

interface Item {
  to: string;
  icon: ReactNode;
  text: string;
  /** Shown only to those who may. */
  ability?: Ability;
  /** Shown only to those whose work it is. */
  who?: (session: Session | null) => boolean;
}

/** Who hands out orders or looks over those who do them. Others may open the board of their unit by its address. */
const BOARDS: readonly Role[] = [
  "dispatcher",
  "team_leader",
  "group_leader",
  "service_head",
  "unit_supervisor",
  "business_manager",
  "company_leader",
  "regional_director",
];

const handsOut = (session: Session | null) =>
  session?.roles.some((held) => BOARDS.includes(held.role)) ?? false;

/** Who speaks with customers on the telephone, or leads those who do. */
const DESKS: readonly Role[] = [
  "agent",
  "vip_agent",
  "complaint_specialist",
  "group_leader",
  "service_head",
  "dispatcher",
];

const answersCalls = (session: Session | null) =>
  session?.roles.some((held) => DESKS.includes(held.role)) ?? false;

const ITEMS: Item[] = [
  { to: "/field", icon: <ToolOutlined />, text: "nav.field", who: worksOnSite },
  { to: "/queue", icon: <UnorderedListOutlined />, text: "nav.queue" },
  { to: "/dispatch", icon: <DeploymentUnitOutlined />, text: "nav.dispatch", who: handsOut },
  { to: "/duty", icon: <CalendarOutlined />, text: "nav.duty", who: (one) => one?.home !== "audit" },
  { to: "/intake", icon: <FormOutlined />, text: "nav.intake", ability: "request.save" },
  { to: "/outages", icon: <StopOutlined />, text: "nav.outages", ability: "outage.plan" },
  { to: "/plans", icon: <AlertOutlined />, text: "nav.plans", who: (one) => one?.home !== "audit" },
  {
    to: "/publicity",
    icon: <NotificationOutlined />,
    text: "nav.publicity",
    who: (one) => one?.home !== "audit",
  },
  { to: "/blanks", icon: <FileTextOutlined />, text: "nav.blanks", ability: "request.save" },
  { to: "/calls", icon: <CustomerServiceOutlined />, text: "nav.calls", who: answersCalls },
  { to: "/customers", icon: <TeamOutlined />, text: "nav.customers", ability: "customers.read" },
  { to: "/channels", icon: <PhoneOutlined />, text: "nav.channels" },
  { to: "/policy", icon: <ReadOutlined />, text: "nav.policy", ability: "policy.read" },
  { to: "/org", icon: <ApartmentOutlined />, text: "nav.org", ability: "org.read" },
  { to: "/audit", icon: <AuditOutlined />, text: "nav.audit", ability: "audit.read" },
];

export function Nav({ narrow, onToggle }: { narrow: boolean; onToggle: () => void }) {
  const t = useTexts();
  const session = useSession();
  const home = homeOf(session);
  const items = ITEMS.filter((item) => !item.ability || session?.abilities.includes(item.ability))
    .filter((item) => item.who?.(session) ?? true)
    // What a person begins with stands first.
    .sort((a, b) => Number(b.to === home) - Number(a.to === home));
  return (
    <nav className="nav" aria-label={t("nav.main")}>
      <ul>
        {items.map((item) => (
          <li key={item.to}>
            <Link
              to={item.to}
              title={narrow ? t(item.text) : undefined}
              activeProps={{ className: "active" }}
            >
              <span aria-hidden="true">{item.icon}</span>
              <span className="nav-text">{t(item.text)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="nav-toggle"
        onClick={onToggle}
        aria-label={t(narrow ? "nav.widen" : "nav.narrow")}
        title={t(narrow ? "nav.widen" : "nav.narrow")}
      >
        <span aria-hidden="true">{narrow ? <RightOutlined /> : <LeftOutlined />}</span>
      </button>
    </nav>
  );
}
