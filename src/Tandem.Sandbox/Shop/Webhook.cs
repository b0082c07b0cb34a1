namespace Tandem.Sandbox.Shop;

/// <summary>A webhook of the shop.</summary>
internal sealed class Webhook
{
    public required long Id { get; init; }
    public required DateTimeOffset Created { get; init; }
    public DateTimeOffset? Modified { get; set; }
    public string Name { get; set; } = "";
    public string Status { get; set; } = "active";
    public string Topic { get; set; } = "";
    public string DeliveryUrl { get; set; } = "";
    public string Secret { get; set; } = "";

    /// <summary>In a row. Switching a webhook on again does not forget them.</summary>
    public int Failures { get; set; }

    /// <summary>The ping has not been answered yet: it is sent again at every save.</summary>
    public bool PingPending { get; set; } = true;

    public string Resource => Topic.Split('.')[0];
    public string Event => Topic.Split('.')[^1];
}
