using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Users;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Connections;

/// <summary>Adds sellers, and switches their modules on and off.</summary>
public sealed class SellerBook(Database database, Credentials credentials, TimeProvider clock)
{
    /// <summary>
    /// Adds a seller in observe mode: everything is read and decided, nothing is written. Who keeps the installation owns it.
    /// </summary>
    public async Task<SellerAdded> Add(SellerDraft draft, CancellationToken ct) =>
        (await Add(SellerId.New(clock.GetUtcNow()), draft, (_, _) => Task.FromResult(true), ct))!;

    /// <inheritdoc cref="Add(SellerDraft, CancellationToken)"/>
    /// <param name="id">The id that it gets.</param>
    /// <param name="with">What goes with it in the same transaction; false: nothing is added after all.</param>
    /// <returns>Null where nothing was added.</returns>
    internal Task<SellerAdded?> Add(SellerId id, SellerDraft draft, Func<TandemDb, Seller, Task<bool>> with, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var added = new SellerAdded(id, ShopId.New(now), AccountId.New(now));
        return database.Write<SellerAdded?>(async db =>
        {
            var seller = new Seller { Id = added.Seller, Name = draft.Name, CreatedAt = now };
            if (!await with(db, seller)) return null;
            db.Sellers.Add(seller);
            if (draft.SafetyStock > 0)
                db.StockSettings
                    .Add(new StockSetting
                    {
                        SellerId = added.Seller,
                        Scope = SettingScope.Seller,
                        Safety = draft.SafetyStock,
                        ChangedAt = now
                    });
            db.Shops.Add(ShopOf(added.Seller, added.Shop, draft.Name,
                new WooCredentials(draft.ShopUrl, draft.ShopKey, draft.ShopSecret), rank: 0));
            db.Accounts
                .Add(AccountOf(added.Seller, added.Account, draft.Name,
                    new BolCredentials(draft.BolClientId, draft.BolClientSecret)));
            db.NoteChange(added.Seller, now, SettingNotes.Parts, Reason.Of("seller.added", ("name", draft.Name)));
            await db.AddOwners(added.Seller, ct);
            return added;
        }, ct);
    }

    /// <summary>Adds another shop. Where several have the same article, those that were added before lead.</summary>
    /// <returns>Null where the seller has a shop at this address already.</returns>
    public Task<ShopId?> AddShop(SellerId seller, string name, WooCredentials keys, CancellationToken ct) =>
        database.WriteFor<ShopId?>(seller, async db =>
        {
            var shops = await db.Shops.Where(s => s.SellerId == seller).ToListAsync(ct);
            if (shops.Exists(s => ShopAddress.AreSame(new Uri(s.Url), keys.Shop))) return null;
            var now = clock.GetUtcNow();
            var id = ShopId.New(now);
            db.Shops.Add(ShopOf(seller, id, name, keys, shops.Max(s => (int?)s.Rank + 1) ?? 0));
            db.NoteChange(seller, now, SettingNotes.Parts, Reason.Of("seller.shop-added", ("name", name)));
            return id;
        }, ct);

    /// <summary>Adds another bol account.</summary>
    /// <returns>Null where the seller has this client id already: its orders would be imported twice.</returns>
    public Task<AccountId?> AddAccount(SellerId seller, string name, BolCredentials keys, CancellationToken ct) =>
        database.WriteFor<AccountId?>(seller, async db =>
        {
            var known = await db.Accounts.Where(a => a.SellerId == seller).Select(a => a.Secret).ToListAsync(ct);
            if (known.Exists(secret => credentials.OpenBol(secret).ClientId == keys.ClientId)) return null;
            var now = clock.GetUtcNow();
            var id = AccountId.New(now);
            db.Accounts.Add(AccountOf(seller, id, name, keys));
            db.NoteChange(seller, now, SettingNotes.Parts, Reason.Of("seller.account-added", ("name", name)));
            return id;
        }, ct);

    /// <summary>Lets modules write from now on. Orders that were placed before are not imported by themselves.</summary>
    public Task GoLive(SellerId seller, IReadOnlyCollection<Module> modules, CancellationToken ct) =>
        Switch(seller, modules, clock.GetUtcNow(), ct);

    /// <summary>Takes modules back to observing. What was sent already is still followed to its end.</summary>
    public Task Observe(SellerId seller, IReadOnlyCollection<Module> modules, CancellationToken ct) =>
        Switch(seller, modules, null, ct);

    internal static string NewHookSecret() => Convert.ToHexString(RandomNumberGenerator.GetBytes(24));

    private Shop ShopOf(SellerId seller, ShopId id, string name, WooCredentials keys, int rank) => new()
    {
        Id = id,
        SellerId = seller,
        Name = name,
        Url = ShopAddress.Of(keys.Shop).ToString(),
        Secret = credentials.Seal(keys),
        HookSecret = credentials.Seal(NewHookSecret()),
        Rank = rank,
    };

    private Account AccountOf(SellerId seller, AccountId id, string name, BolCredentials keys) =>
        new() { Id = id, SellerId = seller, Name = name, Secret = credentials.Seal(keys) };

    private static async Task DecideAgain(TandemDb db, SellerId seller, CancellationToken ct)
    {
        await db.Offers.Where(o => o.SellerId == seller).ExecuteUpdateAsync(o => o.SetProperty(x => x.DecideDue, true), ct);
        await db.Items.Where(i => i.SellerId == seller && i.ExternalQuantity != null)
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.ExternalDue, true), ct);
    }

    private Task Switch(SellerId seller, IReadOnlyCollection<Module> modules, DateTimeOffset? since, CancellationToken ct) =>
        database.WriteFor(seller, db => Switch(db, seller, modules, since, ct), ct);

    internal async Task Switch(
        TandemDb db, SellerId seller, IReadOnlyCollection<Module> modules, DateTimeOffset? since, CancellationToken ct)
    {
        var row = await db.Sellers.SingleAsync(s => s.Id == seller, ct);
        var live = since is not null;
        foreach (var module in modules)
        {
            var was = row.Writes(module);
            if (!live || !was)
            {
                row.Of(module).Since = since;
                if (module == Module.Stock) await DecideAgain(db, seller, ct);
            }

            db.NoteChange(seller, clock.GetUtcNow(), SettingNotes.Modules, live
                ? Reason.Of("seller.live", ("module", module), ("was", was), ("now", live))
                : Reason.Of("seller.observing", ("module", module), ("was", was), ("now", live)));
        }

        // What waited while it observed goes on at once.
        if (since is not { } now) return;
        await IntentsAtOnce.MakeDue(db.Intents
            .Where(i => i.SellerId == seller && i.State == IntentState.Planned && i.DueAt > now), now, ct);
    }
}
