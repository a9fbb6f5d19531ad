//! ISO/IEC 27017:2026: numbered as ISO/IEC 27002:2022, with 5.38, 5.39, 8.35 and 8.36 of its own.
//!
//! Of the controls of 27002:2022, those that configuration may give evidence for or that carry
//! guidance for cloud services. Annex A of 27001:2022 numbers them alike; beside the four own
//! controls it stands by subject.

use super::Control;

/// In the order of the standard's clauses.
pub(super) const CONTROLS: &[Control] = &[
    Control {
        id: "5.1",
        title: "Policies for information security",
        annex_a: &["A.5.1"],
    },
    Control {
        id: "5.2",
        title: "Information security roles and responsibilities",
        annex_a: &["A.5.2"],
    },
    Control {
        id: "5.3",
        title: "Segregation of duties",
        annex_a: &["A.5.3"],
    },
    Control {
        id: "5.5",
        title: "Contact with authorities",
        annex_a: &["A.5.5"],
    },
    Control {
        id: "5.7",
        title: "Threat intelligence",
        annex_a: &["A.5.7"],
    },
    Control {
        id: "5.8",
        title: "Information security in project management",
        annex_a: &["A.5.8"],
    },
    Control {
        id: "5.9",
        title: "Inventory of information and other associated assets",
        annex_a: &["A.5.9"],
    },
    Control {
        id: "5.11",
        title: "Return of assets",
        annex_a: &["A.5.11"],
    },
    Control {
        id: "5.13",
        title: "Labelling of information",
        annex_a: &["A.5.13"],
    },
    Control {
        id: "5.14",
        title: "Information transfer",
        annex_a: &["A.5.14"],
    },
    Control {
        id: "5.15",
        title: "Access control",
        annex_a: &["A.5.15"],
    },
    Control {
        id: "5.16",
        title: "Identity management",
        annex_a: &["A.5.16"],
    },
    Control {
        id: "5.17",
        title: "Authentication information",
        annex_a: &["A.5.17"],
    },
    Control {
        id: "5.18",
        title: "Access rights",
        annex_a: &["A.5.18"],
    },
    Control {
        id: "5.19",
        title: "Information security in supplier relationships",
        annex_a: &["A.5.19"],
    },
    Control {
        id: "5.20",
        title: "Addressing information security within supplier agreements",
        annex_a: &["A.5.20"],
    },
    Control {
        id: "5.21",
        title: "Managing information security in the ICT supply chain",
        annex_a: &["A.5.21"],
    },
    Control {
        id: "5.23",
        title: "Information security for use of cloud services",
        annex_a: &["A.5.23"],
    },
    Control {
        id: "5.24",
        title: "Information security incident management planning and preparation",
        annex_a: &["A.5.24"],
    },
    Control {
        id: "5.28",
        title: "Collection of evidence",
        annex_a: &["A.5.28"],
    },
    Control {
        id: "5.30",
        title: "ICT readiness for business continuity",
        annex_a: &["A.5.30"],
    },
    Control {
        id: "5.31",
        title: "Legal, statutory, regulatory and contractual requirements",
        annex_a: &["A.5.31"],
    },
    Control {
        id: "5.32",
        title: "Intellectual property rights",
        annex_a: &["A.5.32"],
    },
    Control {
        id: "5.33",
        title: "Protection of records",
        annex_a: &["A.5.33"],
    },
    Control {
        id: "5.34",
        title: "Privacy and protection of PII",
        annex_a: &["A.5.34"],
    },
    Control {
        id: "5.35",
        title: "Independent review of information security",
        annex_a: &["A.5.35"],
    },
    Control {
        id: "5.37",
        title: "Documented operating procedures",
        annex_a: &["A.5.37"],
    },
    Control {
        id: "5.38",
        title: "Shared roles and responsibilities within a cloud computing environment",
        annex_a: &["A.5.2", "A.5.20", "A.5.23"],
    },
    Control {
        id: "5.39",
        title: "Agreement on the roles and responsibilities of the cloud service partner",
        annex_a: &["A.5.20", "A.5.2"],
    },
    Control {
        id: "6.3",
        title: "Information security awareness, education and training",
        annex_a: &["A.6.3"],
    },
    Control {
        id: "6.8",
        title: "Information security event reporting",
        annex_a: &["A.6.8"],
    },
    Control {
        id: "7.14",
        title: "Secure disposal or re-use of equipment",
        annex_a: &["A.7.14"],
    },
    Control {
        id: "8.2",
        title: "Privileged access rights",
        annex_a: &["A.8.2"],
    },
    Control {
        id: "8.3",
        title: "Information access restriction",
        annex_a: &["A.8.3"],
    },
    Control {
        id: "8.5",
        title: "Secure authentication",
        annex_a: &["A.8.5"],
    },
    Control {
        id: "8.6",
        title: "Capacity management",
        annex_a: &["A.8.6"],
    },
    Control {
        id: "8.7",
        title: "Protection against malware",
        annex_a: &["A.8.7"],
    },
    Control {
        id: "8.8",
        title: "Management of technical vulnerabilities",
        annex_a: &["A.8.8"],
    },
    Control {
        id: "8.9",
        title: "Configuration management",
        annex_a: &["A.8.9"],
    },
    Control {
        id: "8.10",
        title: "Information deletion",
        annex_a: &["A.8.10"],
    },
    Control {
        id: "8.11",
        title: "Data masking",
        annex_a: &["A.8.11"],
    },
    Control {
        id: "8.13",
        title: "Information backup",
        annex_a: &["A.8.13"],
    },
    Control {
        id: "8.14",
        title: "Redundancy of information processing facilities",
        annex_a: &["A.8.14"],
    },
    Control {
        id: "8.15",
        title: "Logging",
        annex_a: &["A.8.15"],
    },
    Control {
        id: "8.16",
        title: "Monitoring activities",
        annex_a: &["A.8.16"],
    },
    Control {
        id: "8.17",
        title: "Clock synchronization",
        annex_a: &["A.8.17"],
    },
    Control {
        id: "8.18",
        title: "Use of privileged utility programs",
        annex_a: &["A.8.18"],
    },
    Control {
        id: "8.20",
        title: "Networks security",
        annex_a: &["A.8.20"],
    },
    Control {
        id: "8.21",
        title: "Security of network services",
        annex_a: &["A.8.21"],
    },
    Control {
        id: "8.22",
        title: "Segregation of networks",
        annex_a: &["A.8.22"],
    },
    Control {
        id: "8.24",
        title: "Use of cryptography",
        annex_a: &["A.8.24"],
    },
    Control {
        id: "8.25",
        title: "Secure development life cycle",
        annex_a: &["A.8.25"],
    },
    Control {
        id: "8.31",
        title: "Separation of development, test and production environments",
        annex_a: &["A.8.31"],
    },
    Control {
        id: "8.32",
        title: "Change management",
        annex_a: &["A.8.32"],
    },
    Control {
        id: "8.35",
        title: "Segregation in virtual computing environments",
        annex_a: &["A.8.22", "A.8.3", "A.8.31"],
    },
    Control {
        id: "8.36",
        title: "Detection and prevention of unauthorized use of cloud services",
        annex_a: &["A.8.16", "A.8.15"],
    },
];
