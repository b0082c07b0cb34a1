using System.Net;

namespace Tandem.WooCommerce;

/// <summary>Opens a connection to a shop: for who looks at the addresses that a name leads to before one is used.</summary>
/// <param name="target">Host and port, as the shop's address names them.</param>
/// <param name="ofStranger">Nobody has taken this shop in yet: its keys are being tried.</param>
/// <exception cref="WooAddressRefused">None of its addresses may be connected to.</exception>
public delegate ValueTask<Stream> WooConnect(DnsEndPoint target, bool ofStranger, CancellationToken ct);
