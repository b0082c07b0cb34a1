using System.Net;
using System.Net.Sockets;
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
    public async ValueTask<Stream> Connect(DnsEndPoint target, bool ofStranger, CancellationToken ct)
    {
        try
        {
            var anywhere = await MayGoAnywhere(ofStranger, ct);
            return new NetworkStream(await PublicSocket.Connect(target.Host, target.Port, anywhere, ct), ownsSocket: true);
        }
        catch (PrivateAddressOnly)
        {
            throw new WooAddressRefused();
        }
    }

    /// <param name="ofStranger">A seller more than there are will have the shop.</param>
    private async Task<bool> MayGoAnywhere(bool ofStranger, CancellationToken ct)
    {
        if (options.AllowPrivateAddresses is { } said) return said;
        await using var db = database.Read();
        return await db.Sellers.CountAsync(ct) + (ofStranger ? 1 : 0) <= 1;
    }
}
