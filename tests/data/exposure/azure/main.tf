resource "azurerm_public_ip" "web" {
  name              = "web"
  allocation_method = "Static"
}

resource "azurerm_subnet" "web" {
  name             = "web"
  address_prefixes = ["10.0.1.0/24"]
}

# The group is the subnet's.
resource "azurerm_network_security_group" "subnet" {
  name = "subnet"
}

resource "azurerm_network_security_rule" "ssh" {
  name                        = "ssh"
  network_security_group_name = azurerm_network_security_group.subnet.name
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_range      = "22"
  source_address_prefix       = "*"
  destination_address_prefix  = "*"
}

# For one address, of which nothing says whose it is.
resource "azurerm_network_security_rule" "single" {
  name                        = "single"
  network_security_group_name = azurerm_network_security_group.subnet.name
  priority                    = 110
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_range      = "22"
  source_address_prefix       = "*"
  destination_address_prefix  = "10.0.1.9"
}

resource "azurerm_subnet_network_security_group_association" "subnet" {
  subnet_id                 = azurerm_subnet.web.id
  network_security_group_id = azurerm_network_security_group.subnet.id
}

resource "azurerm_network_interface" "web" {
  name = "web"

  ip_configuration {
    name                 = "web"
    subnet_id            = azurerm_subnet.web.id
    public_ip_address_id = azurerm_public_ip.web.id
  }
}

resource "azurerm_linux_virtual_machine" "web" {
  name                  = "web"
  network_interface_ids = [azurerm_network_interface.web.id]
}

# The group is the interface's.
resource "azurerm_network_security_group" "interface" {
  name = "interface"

  security_rule {
    name                       = "rdp"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    destination_port_range     = "3389"
    source_address_prefix      = "Internet"
    destination_address_prefix = "*"
  }
}

resource "azurerm_network_interface" "desktop" {
  name = "desktop"

  ip_configuration {
    name                 = "desktop"
    public_ip_address_id = azurerm_public_ip.web.id
  }
}

resource "azurerm_network_interface_security_group_association" "desktop" {
  network_interface_id      = azurerm_network_interface.desktop.id
  network_security_group_id = azurerm_network_security_group.interface.id
}

resource "azurerm_windows_virtual_machine" "desktop" {
  name                  = "desktop"
  network_interface_ids = [azurerm_network_interface.desktop.id]
}

# No public address.
resource "azurerm_network_security_group" "private" {
  name = "private"

  security_rule {
    name                       = "rdp"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    destination_port_range     = "3389"
    source_address_prefix      = "Internet"
    destination_address_prefix = "*"
  }
}

resource "azurerm_network_interface" "private" {
  name = "private"

  ip_configuration {
    name = "private"
  }
}

resource "azurerm_network_interface_security_group_association" "private" {
  network_interface_id      = azurerm_network_interface.private.id
  network_security_group_id = azurerm_network_security_group.private.id
}

resource "azurerm_windows_virtual_machine" "private" {
  name                  = "private"
  network_interface_ids = [azurerm_network_interface.private.id]
}

# The subnet has a group too, which may let nobody in.
resource "azurerm_network_security_group" "behind" {
  name = "behind"

  security_rule {
    name                       = "rdp"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    destination_port_range     = "3389"
    source_address_prefix      = "Internet"
    destination_address_prefix = "*"
  }
}

resource "azurerm_network_interface" "behind" {
  name = "behind"

  ip_configuration {
    name                 = "behind"
    subnet_id            = azurerm_subnet.web.id
    public_ip_address_id = azurerm_public_ip.web.id
  }
}

resource "azurerm_network_interface_security_group_association" "behind" {
  network_interface_id      = azurerm_network_interface.behind.id
  network_security_group_id = azurerm_network_security_group.behind.id
}

resource "azurerm_windows_virtual_machine" "behind" {
  name                  = "behind"
  network_interface_ids = [azurerm_network_interface.behind.id]
}

# A set has its interfaces within.
resource "azurerm_network_security_group" "set" {
  name = "set"

  security_rule {
    name                       = "http"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    destination_port_range     = "80"
    source_address_prefix      = "*"
    destination_address_prefix = "VirtualNetwork"
  }
}

resource "azurerm_linux_virtual_machine_scale_set" "set" {
  name = "set"

  network_interface {
    name                      = "set"
    network_security_group_id = azurerm_network_security_group.set.id

    ip_configuration {
      name = "set"

      public_ip_address {
        name = "set"
      }
    }
  }
}
