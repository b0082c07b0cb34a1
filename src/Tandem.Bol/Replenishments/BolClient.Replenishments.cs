namespace Tandem.Bol;

public sealed partial class BolClient
{
    private const string Replenishments = "/retailer/replenishments";

    /// <summary>Lists replenishments (LVB), a page of 50 at a time.</summary>
    /// <param name="page">From 1.</param>
    public Task<BolReplenishmentList> GetReplenishments(int page, CancellationToken ct) =>
        session.Read(
            BolCall.Read(Replenishments) with { Query = BolCall.QueryOf(("page", BolCall.Text(page))) },
            BolJson.Default.BolReplenishmentList,
            ct);

    /// <summary>Reads a replenishment in full; null when bol does not know it.</summary>
    public Task<BolReplenishment?> GetReplenishment(string replenishmentId, CancellationToken ct) =>
        session.Find(() => BolCall.Read($"{Replenishments}/{BolCall.Segment(replenishmentId)}"), BolJson.Default.BolReplenishment,
            replenishment => Same(replenishment.ReplenishmentId, replenishmentId), ct);
}
