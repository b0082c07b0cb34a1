using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Sellers;

/// <summary>Adds sellers, and switches their modules on and off.</summary>
public sealed class SellerBook(Database database, Credentials credentials, TimeProvider clock)
{
    /// <summary>Adds a seller in observe mode: everything is read and decided, nothing is written.</summary>
    public async Task<SellerAdded> Add(SellerDraft draft, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var added = new SellerAdded(SellerId.New(now), ShopId.New(now), AccountId.New(now));
        await database.Write(db =>
        {
            db.Sellers.Add(new Seller { Id = added.Seller, Name = draft.Name, CreatedAt = now });
            if (draft.SafetyStock > 0)
                db.StockSettings.Add(new StockSetting { SellerId = added.Seller, Scope = SettingScope.Seller, Safety = draft.SafetyStock, ChangedAt = now });
            db.Shops.Add(new Shop
            {
                Id = added.Shop,
                SellerId = added.Seller,
                Name = draft.Name,
                Url = draft.ShopUrl.ToString(),
                Secret = credentials.Seal(new WooCredentials(draft.ShopUrl, draft.ShopKey, draft.ShopSecret)),
                HookSecret = credentials.Seal(Convert.ToHexString(RandomNumberGenerator.GetBytes(24))),
            });
            db.Accounts.Add(new Account
            {
                Id = added.Account,
                SellerId = added.Seller,
                Name = draft.Name,
                Secret = credentials.Seal(new BolCredentials(draft.BolClientId, draft.BolClientSecret)),
            });
            db.Note(added.Seller, now, ActivitySubject.Seller, 0, Reason.Of("seller.added", ("name", draft.Name)));
            return Task.CompletedTask;
        }, ct);
        return added;
    }

    /// <summary>Lets modules write from now on. Orders that were placed before are not imported by themselves.</summary>
    public Task GoLive(SellerId seller, IReadOnlyCollection<Module> modules, CancellationToken ct) => Switch(seller, modules, clock.GetUtcNow(), ct);

    /// <summary>Takes modules back to observing. What was sent already is still followed to its end.</summary>
    public Task Observe(SellerId seller, IReadOnlyCollection<Module> modules, CancellationToken ct) => Switch(seller, modules, null, ct);

    private Task Switch(SellerId seller, IReadOnlyCollection<Module> modules, DateTimeOffset? since, CancellationToken ct) =>
        database.Write(async db =>
        {
            var row = await db.Sellers.SingleAsync(s => s.Id == seller, ct);
            foreach (var module in modules)
            {
                switch (module)
                {
                    case Module.Stock when since is null || row.StockLiveSince is null:
                        row.StockLiveSince = since;
                        await db.Offers.Where(o => o.SellerId == seller).ExecuteUpdateAsync(o => o.SetProperty(x => x.DecideDue, true), ct);
                        await db.Items.Where(i => i.SellerId == seller && i.ExternalQuantity != null).ExecuteUpdateAsync(i => i.SetProperty(x => x.ExternalDue, true), ct);
                        break;
                    case Module.Orders when since is null || row.OrdersLiveSince is null:
                        row.OrdersLiveSince = since;
                        break;
                    case Module.Shipments when since is null || row.ShipmentsLiveSince is null:
                        row.ShipmentsLiveSince = since;
                        break;
                }

                db.Note(seller, clock.GetUtcNow(), ActivitySubject.Seller, 0,
                    Reason.Of(since is null ? "seller.observing" : "seller.live", ("module", module)));
            }
        }, ct);
}
