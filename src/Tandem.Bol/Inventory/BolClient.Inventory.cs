namespace Tandem.Bol;

public sealed partial class BolClient
{
    private const string Inventory = "/retailer/inventory";

    /// <summary>Lists what lies in bol's own warehouse (LVB), a page of 50 at a time; says nothing of own stock.</summary>
    /// <param name="page">From 1.</param>
    public Task<BolInventoryList> GetInventory(int page, CancellationToken ct) =>
        session.Read(
            BolCall.Read(Inventory) with { Query = BolCall.QueryOf(("page", BolCall.Text(page))) },
            BolJson.Default.BolInventoryList,
            ct);
}
