//! The roles of requirements §2.2, with what each may see.

use crate::words::{Words, w};
use serde::Serialize;

macro_rules! roles {
    ($($name:ident $code:literal $zh:literal $en:literal $see:ident;)*) => {
        /// A role a person holds at a unit. Several roles a person are normal (ORG-02).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Role { $($name),* }

        /// Every role in the order of the specification.
        pub const ROLES: &[RoleDef] = &[$(RoleDef { role: Role::$name, code: $code, words: w($zh, $en), sees: Sees::$see }),*];
    };
}

/// How far a role looks inside the subtree of the unit at which it is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sees {
    /// Every record of the subtree.
    Subtree,
    /// Only records the person or their unit owns, received first, wrote down or is party to.
    Own,
    /// Configuration and logs, no customer content.
    Nothing,
}

/// What a role may do with the customer archive of its company (§2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Archive {
    Closed,
    /// Read, with masks, the customers of the matters that it sees.
    OfMatters,
    /// Every customer: find, read, change, show in full with a reason.
    Whole,
}

#[derive(Debug)]
pub struct RoleDef {
    pub role: Role,
    pub code: &'static str,
    pub words: Words,
    pub sees: Sees,
}

roles! {
    Agent "agent" "客服专员" "agent" Subtree;
    CounterClerk "counter_clerk" "营业厅人员" "counter clerk" Subtree;
    OnlineAgent "online_agent" "在线客服" "online agent" Subtree;
    ComplaintSpecialist "complaint_specialist" "投诉专员" "complaint specialist" Subtree;
    VipAgent "vip_agent" "大客户客服" "VIP agent" Subtree;
    GroupLeader "group_leader" "组长" "group leader" Subtree;
    Dispatcher "dispatcher" "调度员" "dispatcher" Subtree;
    Technician "technician" "外勤人员" "field technician" Own;
    TeamLeader "team_leader" "班长" "team leader" Subtree;
    FollowUpAgent "follow_up_agent" "回访员" "follow-up agent" Own;
    FollowUpReviewer "follow_up_reviewer" "回访质检员" "follow-up reviewer" Own;
    ServiceHead "service_head" "客服主管" "customer service head" Subtree;
    ComplaintBody "complaint_body" "投诉管理机构成员" "complaint body member" Subtree;
    Investigator "investigator" "调查员" "investigator" Own;
    ServiceOffice "service_office" "服务管理办公室人员" "service management office" Subtree;
    GeneralOffice "general_office" "综合办公室人员" "general office" Nothing;
    Inspector "inspector" "督查员" "inspector" Own;
    CompanyLeader "company_leader" "公司领导" "company leader" Subtree;
    RegionalDirector "regional_director" "区域服务总监" "regional service director" Subtree;
    NationalCentre "national_centre" "全国中心人员" "national centre staff" Subtree;
    HrOfficer "hr_officer" "人事培训员" "HR / training officer" Nothing;
    EquipmentKeeper "equipment_keeper" "设备管理员" "equipment keeper" Nothing;
    Visitor "visitor" "巡访员" "visitor" Own;
    Salesperson "salesperson" "本地业务员" "local salesperson" Own;
    UnitSupervisor "unit_supervisor" "单位主管" "unit supervisor" Subtree;
    PlanningClerk "planning_clerk" "企划室人员" "planning office clerk" Nothing;
    RegionalTechnician "regional_technician" "区域技术员" "regional technician" Own;
    BusinessManager "business_manager" "事业部经理" "business-unit manager" Subtree;
    SalesClerk "sales_clerk" "商务文员" "sales / logistics clerk" Own;
    Customer "customer" "客户" "customer" Own;
    Auditor "auditor" "审计员" "auditor" Nothing;
    Administrator "administrator" "系统管理员" "system administrator" Nothing;
}

impl Role {
    pub fn definition(self) -> &'static RoleDef {
        // The table is in the order of the enum; a test holds it.
        &ROLES[self as usize]
    }

    pub fn code(self) -> &'static str {
        self.definition().code
    }

    pub fn words(self) -> Words {
        self.definition().words
    }

    pub fn sees(self) -> Sees {
        self.definition().sees
    }

    /// Who takes calls or leads those who do works with the whole archive; who works on orders or cases has the customers of
    /// these and no others.
    pub fn archive(self) -> Archive {
        match self {
            Self::TeamLeader
            | Self::Dispatcher
            | Self::ComplaintBody
            | Self::UnitSupervisor
            | Self::BusinessManager => Archive::OfMatters,
            _ if self.sees() == Sees::Subtree => Archive::Whole,
            _ => Archive::Closed,
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        ROLES.iter().find(|r| r.code == code).map(|r| r.role)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// SEC-01: "team orders" are not the archive.
    #[test]
    fn who_works_on_orders_has_their_customers_only() {
        let of = |archive| ROLES.iter().filter(|r| r.role.archive() == archive).map(|r| r.code).collect::<Vec<_>>();
        assert_eq!(
            of(Archive::OfMatters),
            ["dispatcher", "team_leader", "complaint_body", "unit_supervisor", "business_manager"]
        );
        for role in [Role::Technician, Role::Auditor, Role::Administrator, Role::Visitor, Role::Customer] {
            assert_eq!(role.archive(), Archive::Closed, "{}", role.code());
        }
    }

    #[test]
    fn the_table_stands_in_the_order_of_the_roles() {
        for (index, row) in ROLES.iter().enumerate() {
            assert_eq!(row.role as usize, index);
            assert_eq!(Role::parse(row.code), Some(row.role));
        }
    }
}
