using System.Net;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.External;
using Tandem.Engine.Storage;
using Tandem.WooCommerce;

namespace Tandem.Engine.Connections;

/// <summary>
/// Opens every connection to a shop: where sellers share an installation, to addresses of the internet only. Looked at per
/// connection: a name may change where it leads.
/// </summary>
internal sealed class ReachShops(Database database, ShopOptions options)
{
    /// <inheritdoc cref="WooConnect"/>
    public async ValueTask<Stream> Connect(DnsEndPoint target, bool ofStranger, CancellationToken ct) =>
        await PublicConnection.Open(target, await MayGoAnywhere(ofStranger, ct), ct) ?? throw new WooAddressRefused();

    /// <param name="ofStranger">A seller more than there are will have the shop.</param>
    private async Task<bool> MayGoAnywhere(bool ofStranger, CancellationToken ct)
    {
        if (options.AllowPrivateAddresses is { } said) return said;
        await using var db = database.Read();
        return await db.Sellers.CountAsync(ct) + (ofStranger ? 1 : 0) <= 1;
    }
}
