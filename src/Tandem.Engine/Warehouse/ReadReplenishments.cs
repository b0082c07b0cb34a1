using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;

namespace Tandem.Engine.Warehouse;

/// <summary>
/// Reads what is on its way to bol's warehouse (LVB) a few times a day, in turns: bol allows ten calls a minute.
/// </summary>
internal sealed class ReadReplenishments(Checkpoints checkpoints)
{
    private const int DetailsInATurn = 6;
    private static readonly TimeSpan Every = TimeSpan.FromHours(6);
    private static readonly TimeSpan NextPart = TimeSpan.FromMinutes(1);

    public static SourceName Of(Account account) => SourceName.Of(account.Id, "replenishments");

    /// <summary>A part of the list.</summary>
    public async Task<Reading> Run(SellerWork work, Account account, Observation observation, DateTimeOffset began,
        CancellationToken ct)
    {
        var bol = work.Bol(account);
        var (page, passBegan) = observation.At<ListPass>() ?? new ListPass(1, began);
        var listed = ((await bol.GetReplenishments(page, ct)).Replenishments ?? []).Where(r => r.ReplenishmentId is not null)
            .ToList();
        var left = await ToRead(work, account, listed, passBegan, began, ct);
        foreach (var id in left.Take(DetailsInATurn))
        {
            if (await bol.GetReplenishment(id, ct) is { } found) await Save(work, account, found, began, ct);
        }

        await checkpoints.Reached("lvb.read", ct);
        if (left.Count > DetailsInATurn) return new Reading(new ListPass(page, passBegan), NextPart);
        if (listed.Count >= BolReplenishmentList.PageSize) return new Reading(new ListPass(page + 1, passBegan), NextPart);

        // What a whole pass did not show is gone from bol's list.
        await work.Owner.Write(db => db.Replenishments.Where(r => r.AccountId == account.Id && r.ReadAt < passBegan)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.Gone, true), ct), ct);
        return new Reading(null, Every);
    }

    /// <summary>Those that may have moved since they were last read; what has come to its end is only seen.</summary>
    private static Task<List<string>> ToRead(
        SellerWork work, Account account, List<BolReplenishment> listed, DateTimeOffset passBegan, DateTimeOffset now,
        CancellationToken ct) => work.Owner.Write(async db =>
    {
        var ids = listed.ConvertAll(r => r.ReplenishmentId!);
        var known = await db.Replenishments.Where(r => r.AccountId == account.Id && ids.Contains(r.ReplenishmentId))
            .ToDictionaryAsync(r => r.ReplenishmentId, ct);
        foreach (var row in known.Values.Where(r => r.State is "DONE" or "CANCELLED")) (row.ReadAt, row.Gone) = (now, false);
        return ids.FindAll(id => !known.TryGetValue(id, out var row) || row.ReadAt < passBegan);
    }, ct);

    private static Task Save(SellerWork work, Account account, BolReplenishment found, DateTimeOffset now,
        CancellationToken ct) => work.Owner.Write(async db =>
        {
            var row = await db.Replenishments
                .SingleOrDefaultAsync(r => r.AccountId == account.Id && r.ReplenishmentId == found.ReplenishmentId, ct);
            if (row is null)
            {
                row = new Replenishment
                {
                    SellerId = account.SellerId,
                    AccountId = account.Id,
                    ReplenishmentId = found.ReplenishmentId!,
                    Reference = "",
                    State = ""
                };
                db.Replenishments.Add(row);
            }

            (row.Reference, row.State, row.CreatedAt) =
                (found.Reference ?? "", found.State ?? "", (found.CreationDateTime ?? now).ToUniversalTime());
            var lines = found.Lines ?? [];
            (row.Announced, row.Received, row.Lines) =
                (lines.Sum(l => l.QuantityAnnounced ?? 0), lines.Sum(l => l.QuantityReceived ?? 0), lines.Count);
            (row.ReadAt, row.Gone) = (now, false);
        }, ct);
}
