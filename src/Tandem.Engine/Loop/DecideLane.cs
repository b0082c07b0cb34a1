using Tandem.Engine.External;
using Tandem.Engine.Links;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Stock;

namespace Tandem.Engine.Loop;

/// <summary>Turns what was observed into links, targets and intents. Speaks to no remote.</summary>
internal sealed class DecideLane(MatchDue match, MeasureWindow window, DecideStock stock, PlanImports imports,
    DecideShopStock shopStock) : ILane
{
    public Lane Kind => Lane.Decide;

    public async Task<LaneResult> Run(SellerWork work, CancellationToken ct)
    {
        var view = await work.View(ct);
        var wake = Lane.None;
        var mayImport = await PlanImports.MayStart(work, view, ct);
        while (await match.Run(work, ct))
        {
        }

        var nextExpiry = await stock.Expire(work, ct);
        var nextWindow = await window.Run(work, view, ct);
        if (nextWindow is not null) view = await work.View(ct);
        wake |= await shopStock.Run(work, view, ct);
        while (await stock.Run(work, view.Seller, ct)) wake |= Lane.PushStock;
        while (mayImport && await imports.Run(work, view.Seller, ct)) wake |= Lane.ImportOrders;
        return new LaneResult(nextExpiry < nextWindow || nextWindow is null ? nextExpiry : nextWindow, wake);
    }
}
