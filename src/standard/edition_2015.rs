//! ISO/IEC 27017:2015: the controls of ISO/IEC 27002:2013 to which it adds guidance for cloud
//! services, and its own seven.
//!
//! Annex A stands beside the former by ISO's correspondence of 27002:2013 with 27002:2022, beside
//! the latter by subject.

use super::Control;

/// In the order of the standard's clauses, its own controls last.
pub(super) const CONTROLS: &[Control] = &[
    Control {
        id: "5.1.1",
        title: "Policies for information security",
        annex_a: &["A.5.1"],
    },
    Control {
        id: "6.1.1",
        title: "Information security roles and responsibilities",
        annex_a: &["A.5.2"],
    },
    Control {
        id: "6.1.3",
        title: "Contact with authorities",
        annex_a: &["A.5.5"],
    },
    Control {
        id: "7.2.2",
        title: "Information security awareness, education and training",
        annex_a: &["A.6.3"],
    },
    Control {
        id: "8.1.1",
        title: "Inventory of assets",
        annex_a: &["A.5.9"],
    },
    Control {
        id: "8.2.2",
        title: "Labelling of information",
        annex_a: &["A.5.13"],
    },
    Control {
        id: "9.1.2",
        title: "Access to networks and network services",
        annex_a: &["A.5.15"],
    },
    Control {
        id: "9.2.1",
        title: "User registration and de-registration",
        annex_a: &["A.5.16"],
    },
    Control {
        id: "9.2.2",
        title: "User access provisioning",
        annex_a: &["A.5.18"],
    },
    Control {
        id: "9.2.3",
        title: "Management of privileged access rights",
        annex_a: &["A.8.2"],
    },
    Control {
        id: "9.2.4",
        title: "Management of secret authentication information of users",
        annex_a: &["A.5.17"],
    },
    Control {
        id: "9.4.1",
        title: "Information access restriction",
        annex_a: &["A.8.3"],
    },
    Control {
        id: "9.4.4",
        title: "Use of privileged utility programs",
        annex_a: &["A.8.18"],
    },
    Control {
        id: "10.1.1",
        title: "Policy on the use of cryptographic controls",
        annex_a: &["A.8.24"],
    },
    Control {
        id: "10.1.2",
        title: "Key management",
        annex_a: &["A.8.24"],
    },
    Control {
        id: "11.2.7",
        title: "Secure disposal or re-use of equipment",
        annex_a: &["A.7.14"],
    },
    Control {
        id: "12.1.2",
        title: "Change management",
        annex_a: &["A.8.32"],
    },
    Control {
        id: "12.1.3",
        title: "Capacity management",
        annex_a: &["A.8.6"],
    },
    Control {
        id: "12.3.1",
        title: "Information backup",
        annex_a: &["A.8.13"],
    },
    Control {
        id: "12.4.1",
        title: "Event logging",
        annex_a: &["A.8.15"],
    },
    Control {
        id: "12.4.3",
        title: "Administrator and operator logs",
        annex_a: &["A.8.15"],
    },
    Control {
        id: "12.4.4",
        title: "Clock synchronization",
        annex_a: &["A.8.17"],
    },
    Control {
        id: "12.6.1",
        title: "Management of technical vulnerabilities",
        annex_a: &["A.8.8"],
    },
    Control {
        id: "13.1.3",
        title: "Segregation in networks",
        annex_a: &["A.8.22"],
    },
    Control {
        id: "14.1.1",
        title: "Information security requirements analysis and specification",
        annex_a: &["A.5.8"],
    },
    Control {
        id: "14.2.1",
        title: "Secure development policy",
        annex_a: &["A.8.25"],
    },
    Control {
        id: "15.1.1",
        title: "Information security policy for supplier relationships",
        annex_a: &["A.5.19"],
    },
    Control {
        id: "15.1.2",
        title: "Addressing security within supplier agreements",
        annex_a: &["A.5.20"],
    },
    Control {
        id: "15.1.3",
        title: "Information and communication technology supply chain",
        annex_a: &["A.5.21"],
    },
    Control {
        id: "16.1.1",
        title: "Responsibilities and procedures",
        annex_a: &["A.5.24"],
    },
    Control {
        id: "16.1.2",
        title: "Reporting information security events",
        annex_a: &["A.6.8"],
    },
    Control {
        id: "16.1.7",
        title: "Collection of evidence",
        annex_a: &["A.5.28"],
    },
    Control {
        id: "18.1.1",
        title: "Identification of applicable legislation and contractual requirements",
        annex_a: &["A.5.31"],
    },
    Control {
        id: "18.1.2",
        title: "Intellectual property rights",
        annex_a: &["A.5.32"],
    },
    Control {
        id: "18.1.3",
        title: "Protection of records",
        annex_a: &["A.5.33"],
    },
    Control {
        id: "18.1.5",
        title: "Regulation of cryptographic controls",
        annex_a: &["A.5.31"],
    },
    Control {
        id: "18.2.1",
        title: "Independent review of information security",
        annex_a: &["A.5.35"],
    },
    Control {
        id: "CLD.6.3.1",
        title: "Shared roles and responsibilities within a cloud computing environment",
        annex_a: &["A.5.2", "A.5.20", "A.5.23"],
    },
    Control {
        id: "CLD.8.1.5",
        title: "Removal of cloud service customer assets",
        annex_a: &["A.8.10", "A.5.11", "A.7.14"],
    },
    Control {
        id: "CLD.9.5.1",
        title: "Segregation in virtual computing environments",
        annex_a: &["A.8.22", "A.8.3", "A.8.31"],
    },
    Control {
        id: "CLD.9.5.2",
        title: "Virtual machine hardening",
        annex_a: &["A.8.9", "A.8.8", "A.8.7"],
    },
    Control {
        id: "CLD.12.1.5",
        title: "Administrator's operational security",
        annex_a: &["A.5.37", "A.8.2", "A.8.18"],
    },
    Control {
        id: "CLD.12.4.5",
        title: "Monitoring of cloud services",
        annex_a: &["A.8.16", "A.8.15"],
    },
    Control {
        id: "CLD.13.1.4",
        title: "Alignment of security management for virtual and physical networks",
        annex_a: &["A.8.20", "A.8.21"],
    },
];
