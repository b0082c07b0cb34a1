using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Upload;

/// <summary>
/// Reads which invoices customers ask for at bol, and those whose file bol did not take; and one by one those that stand in
/// neither list any more, until their customer has the invoice.
/// </summary>
internal sealed class ReadInvoiceRequests(TimeProvider clock, Checkpoints checkpoints,
    IEnumerable<IInvoiceRequestReaction> reactions)
{
    private const int SinglesInATurn = 6;
    private static readonly string[] Lists = ["OPEN", "UPLOAD_ERROR"];
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan NextPart = TimeSpan.FromSeconds(30);
    private readonly IReadOnlyList<IInvoiceRequestReaction> _reactions = [.. reactions];

    public static SourceName Of(Account account) => SourceName.Of(account.Id, "invoice-requests");

    public async Task<Reading> Run(SellerWork work, Account account, DateTimeOffset began, CancellationToken ct)
    {
        foreach (var state in Lists)
        {
            var end = new ListEnd("invoice requests");
            for (var page = 1; ; page++)
            {
                var listed = await Ask(work, account, new BolInvoiceRequestQuery { State = state, Page = page }, ct);
                if (listed.Count < BolInvoiceRequestList.PageSize || end.IsAt(listed.Select(r => r.ShipmentId))) break;
            }
        }

        var left = await FollowOthers(work, account, began, ct);
        await work.Owner.Write(db => SaveInvoiceRequests.FindOrders(db, account, ct), ct);
        await work.Owner.Write(db => SaveInvoiceRequests.Ask(db, account, clock.GetUtcNow(), ct), ct);
        left |= await HandOn(work, account, began, ct);
        return new Reading(null, left ? NextPart : Every);
    }

    private async Task<IReadOnlyList<BolInvoiceRequest>> Ask(SellerWork work, Account account, BolInvoiceRequestQuery query,
        CancellationToken ct)
    {
        var listed = (await work.Bol(account).GetInvoiceRequests(query, ct)).InvoiceRequests ?? [];
        var now = clock.GetUtcNow();
        var seen = listed.Select(r => InvoiceRequestRule.Of(r, now)).OfType<SeenRequest>().DistinctBy(r => r.ShipmentId).ToList();
        if (seen.Count == 0) return listed;
        await checkpoints.Reached("invoice-requests.read", ct);
        await work.Owner.Write(db => SaveInvoiceRequests.Save(db, account, seen, now, ct), ct);
        return listed;
    }

    /// <returns>Whether there are more of them.</returns>
    private async Task<bool> FollowOthers(SellerWork work, Account account, DateTimeOffset began, CancellationToken ct)
    {
        List<string> ids;
        await using (var db = work.Read())
        {
            ids = await db.InvoiceRequests.Where(r => r.AccountId == account.Id && !r.Over && r.SeenAt < began)
                .OrderBy(r => r.SeenAt).Select(r => r.ShipmentId).Take(SinglesInATurn + 1).ToListAsync(ct);
        }

        foreach (var id in ids.Take(SinglesInATurn))
        {
            await Alone(work, account, id, party: false, async () =>
            {
                var found = await Ask(work, account, new BolInvoiceRequestQuery { State = "ALL", ShipmentId = id }, ct);
                if (found.Count == 0)
                    await work.Owner.Write(db => SaveInvoiceRequests.Lose(db, account, id, clock.GetUtcNow(), ct), ct);
            }, ct);
        }

        return ids.Count > SinglesInATurn;
    }

    /// <summary>
    /// Whom they are for goes to who keeps it sealed; while nobody would do anything with it, it is not asked for.
    /// </summary>
    private async Task<bool> HandOn(SellerWork work, Account account, DateTimeOffset began, CancellationToken ct)
    {
        List<string> ids;
        List<IInvoiceRequestReaction> takers = [];
        await using (var db = work.Read())
        {
            foreach (var reaction in _reactions)
                if (await reaction.Takes(db, account.SellerId, ct)) takers.Add(reaction);
            if (takers.Count == 0) return false;
            ids = await db.InvoiceRequests.Where(r => r.AccountId == account.Id && !r.Over && !r.PartyTaken && r.AskedAt != null
                && r.OrderKey != null && (r.PartyDueAt == null || r.PartyDueAt <= began)).OrderBy(r => r.AskedAt)
                .Select(r => r.ShipmentId).Take(SinglesInATurn + 1).ToListAsync(ct);
        }

        foreach (var id in ids.Take(SinglesInATurn))
        {
            await Alone(work, account, id, party: true, async () =>
            {
                var party = await work.Bol(account).GetInvoiceRequestParty(id, ct);
                await work.Owner.Write(async db =>
                {
                    var (row, now) = (await db.InvoiceRequests.SingleAsync(r => r.AccountId == account.Id && r.ShipmentId == id,
                        ct), clock.GetUtcNow());
                    row.PartyTaken = true;
                    foreach (var reaction in takers) await reaction.Asked(db, row, party, now, ct);
                    await db.Clear(account.SellerId, now, UploadQuestions.Unread(id), ct);
                }, ct);
            }, ct);
        }

        return ids.Count > SinglesInATurn;
    }

    /// <summary>Asks bol about one: where that fails it stops only itself.</summary>
    private async Task Alone(SellerWork work, Account account, string shipment, bool party, Func<Task> ask, CancellationToken ct)
    {
        try
        {
            await ask();
        }
        catch (BolFailure failure) when (failure is BolRefused or BolNotFound or BolUnavailable)
        {
            await work.Owner.Write(db =>
                SaveInvoiceRequests.SetAside(db, account, shipment, failure, party, clock.GetUtcNow(), ct), ct);
        }
    }
}
