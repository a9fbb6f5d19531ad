resource "google_compute_network" "main" {
  name = "main"
}

resource "google_compute_subnetwork" "main" {
  name          = "main"
  network       = google_compute_network.main.id
  ip_cidr_range = "10.0.0.0/24"
}

resource "google_service_account" "worker" {
  account_id = "worker"
}

resource "google_compute_instance" "web" {
  name         = "web"
  machine_type = "e2-small"
  tags         = ["web"]

  service_account {
    email  = google_service_account.worker.email
    scopes = ["cloud-platform"]
  }

  network_interface {
    subnetwork = google_compute_subnetwork.main.id

    access_config {}
  }
}

resource "google_compute_instance" "private" {
  name         = "private"
  machine_type = "e2-small"
  tags         = ["private"]

  network_interface {
    network = google_compute_network.main.id
  }
}

resource "google_compute_firewall" "tag" {
  name          = "tag"
  network       = google_compute_network.main.name
  source_ranges = ["0.0.0.0/0"]
  target_tags   = ["web"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "other_tag" {
  name          = "other-tag"
  network       = google_compute_network.main.name
  source_ranges = ["0.0.0.0/0"]
  target_tags   = ["private"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "account" {
  name                    = "account"
  network                 = google_compute_network.main.self_link
  source_ranges           = ["0.0.0.0/0"]
  target_service_accounts = [google_service_account.worker.email]

  allow {
    protocol = "all"
  }
}

resource "google_compute_firewall" "everybody" {
  name          = "everybody"
  network       = google_compute_network.main.self_link
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "udp"
    ports    = ["53"]
  }
}

variable "tags" {
  type = list(string)
}

resource "google_compute_firewall" "open" {
  name          = "open"
  network       = google_compute_network.main.name
  source_ranges = ["0.0.0.0/0"]
  target_tags   = var.tags

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "other_network" {
  name          = "other-network"
  network       = "default"
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

# Nothing leads to the internet.
resource "google_compute_network" "closed" {
  name                            = "closed"
  delete_default_routes_on_create = true
}

resource "google_compute_instance" "closed" {
  name         = "closed"
  machine_type = "e2-small"

  network_interface {
    network = google_compute_network.closed.id

    access_config {}
  }
}

resource "google_compute_firewall" "closed" {
  name          = "closed"
  network       = google_compute_network.closed.id
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

# Machines of a group are made from its template.
resource "google_compute_network" "group" {
  name = "group"
}

resource "google_compute_instance_template" "group" {
  machine_type = "e2-small"

  network_interface {
    network = google_compute_network.group.id

    access_config {}
  }
}

resource "google_compute_instance_group_manager" "group" {
  name               = "group"
  base_instance_name = "group"

  version {
    instance_template = google_compute_instance_template.group.self_link_unique
  }
}

resource "google_compute_firewall" "group" {
  name          = "group"
  network       = google_compute_network.group.id
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}
