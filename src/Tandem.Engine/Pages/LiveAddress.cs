using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Printing;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Pages;

/// <summary>
/// Reads where an order goes while a person waits for it: from bol, and from the shop where bol does not answer. Nothing of it
/// is kept.
/// </summary>
public sealed class LiveAddress(Database database, Remotes remotes)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <returns>The address; or why neither side told it.</returns>
    public async Task<(ShownAddress? Address, IReadOnlyList<Reason> Problems)> Of(SellerId seller, long orderKey,
        CancellationToken ct)
    {
        await using var db = database.Read();
        var order = await db.Orders.SingleOrDefaultAsync(o => o.Key == orderKey && o.SellerId == seller, ct);
        if (order is null) return (null, [Reason.Of("address.none")]);
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == order.AccountId, ct);
        var shop = order.ShopOrderId is null ? null : await db.Shops.SingleOrDefaultAsync(s => s.Id == order.ShopId, ct);
        var problems = new List<Reason>();
        if (account is not null && await Ask("bol", problems, async token =>
            (await remotes.Of(account).GetOrder(order.BolOrderId, token))?.ShipmentDetails is { } to
                ? new ShownAddress(LabelDocuments.AddressOf(to), to.ZipCode, to.CountryCode, OfShop: false) : null, ct)
            is { } told)
            return (told, []);
        if (shop is not null && await Ask("shop", problems, async token =>
            (await remotes.Of(shop).GetOrder(order.ShopOrderId!.Value, token))?.Shipping is { } to
                ? new ShownAddress(LinesOf(to), to.Postcode, to.Country, OfShop: true) : null, ct) is { } shown)
            return (shown, []);
        return (null, problems);
    }

    private static async Task<ShownAddress?> Ask(string side, List<Reason> problems,
        Func<CancellationToken, Task<ShownAddress?>> ask, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            if (await ask(patience.Token) is { Lines.Count: > 0 } address) return address;
            problems.Add(Reason.Of("address.not-told", ("side", side)));
        }
        catch (Exception failure) when (RemoteFailure.Explains(failure, out var reason, out _))
        {
            problems.Add(reason);
        }
        catch (CryptographicException)
        {
            problems.Add(Reason.Of("address.keys", ("side", side)));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            problems.Add(Reason.Of("address.slow", ("side", side)));
        }

        return null;
    }

    private static IReadOnlyList<string> LinesOf(WooAddress to) =>
    [
        .. new[] { to.Company, $"{to.FirstName} {to.LastName}", to.Address1, to.Address2, $"{to.Postcode} {to.City}" }
            .Select(line => line?.Trim()).OfType<string>().Where(line => line.Length > 0),
    ];
}
