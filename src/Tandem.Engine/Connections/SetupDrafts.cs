using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Connections;

/// <summary>
/// Keeps sellers in the making. What was filled in is stored at once, keys sealed; nothing of it reaches the shop or bol before
/// its owner lets something go live, but for readings and for tries that both must refuse.
/// </summary>
public sealed class SetupDrafts(Database database, Credentials credentials, SellerBook book, TimeProvider clock)
{
    private const int UsualSafety = 1;

    /// <summary>The one that is open, the newest where there are several; null: none is.</summary>
    public async Task<SetupView?> Open(CancellationToken ct)
    {
        await using var db = database.Read();
        return await Unfinished(db).FirstOrDefaultAsync(ct) is { } draft ? View(draft, await BusinessOf(db, draft, ct)) : null;
    }

    /// <returns>The draft, while it is open, and the shop that was made of it.</returns>
    internal async Task<(SetupDraft? Draft, Shop? Shop)> Of(Guid id, CancellationToken ct)
    {
        await using var db = database.Read();
        var draft = await db.SetupDrafts.SingleOrDefaultAsync(d => d.Id == id && d.FinishedAt == null, ct);
        return (draft, draft?.ConnectedAt is null ? null
            : await db.Shops.Where(s => s.SellerId == draft.SellerId).OrderBy(s => s.Rank).FirstOrDefaultAsync(ct));
    }

    /// <summary>Goes on with the one that is open, or begins another.</summary>
    public async Task<SetupView> Begin(CancellationToken ct)
    {
        if (await Open(ct) is { } open) return open;
        var now = clock.GetUtcNow();
        await Change(async db =>
        {
            if (!await Unfinished(db).AnyAsync(ct))
                db.SetupDrafts
                    .Add(new SetupDraft { Id = Guid.CreateVersion7(now), SellerId = SellerId.New(now), StartedAt = now });
        }, ct);
        return (await Open(ct))!;
    }

    /// <summary>Keeps business data that is right, and goes on.</summary>
    /// <returns>What is wrong, by the name of the field; empty: it is kept.</returns>
    public async Task<IReadOnlyDictionary<string, Reason>> SaveBusiness(Guid id, BusinessData data, CancellationToken ct)
    {
        var tidy = BusinessRule.Tidy(data);
        var problems = BusinessRule.Problems(tidy);
        if (problems.Count > 0) return problems;
        SellerId? seller = null;
        await Change(id, draft =>
        {
            draft.Business = JsonSerializer.Serialize(tidy);
            draft.Step = Later(draft.Step, SetupStep.Shop);
            seller = SellerOf(draft);
        }, ct);
        if (seller is { } known) await database.WriteFor(known, db => SaveBusiness(db, known, tidy, ct), ct);
        return problems;
    }

    /// <summary>Keeps keys that a person pasted. They are tried by <see cref="TryDraft"/>.</summary>
    public Task SaveShop(Guid id, WooCredentials keys, CancellationToken ct) => Change(id, draft =>
    {
        if (draft.ConnectedAt is not null) return;
        (draft.ShopUrl, draft.ShopSecret, draft.StateHash) = (keys.Shop.ToString(), credentials.Seal(keys), null);

        // Keys are kept for a while from when they were given.
        draft.StartedAt = clock.GetUtcNow();
    }, ct);

    /// <summary>Keeps the client id and secret of bol. They are tried by <see cref="TryDraft"/>.</summary>
    public Task SaveBol(Guid id, BolCredentials keys, CancellationToken ct) => Change(id, draft =>
    {
        if (draft.ConnectedAt is null) (draft.BolSecret, draft.StartedAt) = (credentials.Seal(keys), clock.GetUtcNow());
    }, ct);

    /// <summary>Remembers where it is left.</summary>
    public Task MoveTo(Guid id, SetupStep step, CancellationToken ct) => Change(id, draft => draft.Step = step, ct);

    /// <summary>
    /// Makes the seller, in observe mode: from here on both sides are read. Once only, whoever asks again. What the draft kept
    /// of keys goes.
    /// </summary>
    /// <param name="noteLanguage">The language of notes in the shop: <c>nl</c> or <c>en</c>.</param>
    /// <returns>Null where keys or business data are missing still, or where another seller has the shop.</returns>
    public async Task<SellerId?> Connect(Guid id, string noteLanguage, CancellationToken ct)
    {
        SetupDraft? draft;
        await using (var db = database.Read()) draft = await Unfinished(db).SingleOrDefaultAsync(d => d.Id == id, ct);
        if (draft is { ConnectedAt: not null }) return draft.SellerId;
        if (draft is not { ShopUrl: { } url, ShopSecret: { } shopKeys, BolSecret: { } bolKeys, Business: { } business })
            return null;
        var (shop, bol) = (credentials.OpenShop(url, shopKeys), credentials.OpenBol(bolKeys));
        var data = JsonSerializer.Deserialize<BusinessData>(business)!;
        var now = clock.GetUtcNow();
        var added = await book.Add(
            draft.SellerId,
            new SellerDraft(data.Business, shop.Shop, shop.ConsumerKey, shop.ConsumerSecret, bol.ClientId, bol.ClientSecret,
                UsualSafety),
            async (db, seller) =>
            {
                // It was free when its keys were tried: another may have connected it since.
                if (await CheckKeys.IsKnown(db, shop.Shop, null, ct)) return false;

                // Whoever comes second finds it taken, and adds nothing.
                var taken = await db.SetupDrafts.Where(d => d.Id == id && d.ConnectedAt == null && d.FinishedAt == null)
                    .ExecuteUpdateAsync(d => d.SetProperty(x => x.ConnectedAt, now).SetProperty(x => x.Step, SetupStep.Match)
                        .SetProperty(x => x.ShopSecret, (string?)null).SetProperty(x => x.BolSecret, (string?)null)
                        .SetProperty(x => x.StateHash, (string?)null), ct);
                seller.Set(data);
                seller.Set(seller.Get<Orders.ShopOrders.FlowSettings>() with { NoteLanguage = noteLanguage });
                return taken == 1;
            }, ct);
        return added?.Seller ?? (await Open(ct))?.Seller;
    }

    /// <summary>Its owner came to the end of it, or begins anew. A seller that came of it stays.</summary>
    public Task Finish(Guid id, CancellationToken ct) => Change(id, draft =>
    {
        draft.FinishedAt = clock.GetUtcNow();
        (draft.ShopSecret, draft.BolSecret, draft.StateHash, draft.Business) = (null, null, null, null);
    }, ct);

    /// <summary>Who a seller that is there already is in law; it is called by that name.</summary>
    internal Task SaveBusiness(TandemDb db, SellerId seller, BusinessData data, CancellationToken ct) =>
        ChangeBusinessData.Save(db, seller, data, clock.GetUtcNow(), ct);

    internal Task Change(Guid id, Action<SetupDraft> change, CancellationToken ct) => Change(async db =>
    {
        if (await db.SetupDrafts.SingleOrDefaultAsync(d => d.Id == id && d.FinishedAt == null, ct) is { } draft) change(draft);
    }, ct);

    /// <summary>Of a seller that nobody else knows yet: no loop to take turns with.</summary>
    private Task Change(Func<TandemDb, Task> change, CancellationToken ct) => database.Write(change, ct);

    private static SetupStep Later(SetupStep one, SetupStep other) => one > other ? one : other;

    private static IQueryable<SetupDraft> Unfinished(TandemDb db) =>
        db.SetupDrafts.Where(d => d.FinishedAt == null).OrderByDescending(d => d.StartedAt);

    private static async Task<BusinessData> BusinessOf(TandemDb db, SetupDraft draft, CancellationToken ct) =>
        SellerOf(draft) is { } seller ? await db.SettingsOf<BusinessData>(seller, ct)
        : draft.Business is { } json ? JsonSerializer.Deserialize<BusinessData>(json)! : BusinessData.Usual;

    private static SetupView View(SetupDraft draft, BusinessData business) => new(
        draft.Id, draft.Step, business, draft.ShopUrl is { } url ? new Uri(url) : null,
        draft.ShopSecret is not null || draft.ConnectedAt is not null,
        draft.BolSecret is not null || draft.ConnectedAt is not null, SellerOf(draft));

    private static SellerId? SellerOf(SetupDraft draft) => draft.ConnectedAt is null ? null : draft.SellerId;
}
