namespace Tandem.Engine.Connections;

/// <summary>What this installation allows shops.</summary>
public sealed class ShopOptions
{
    /// <summary>
    /// Connect to shops at addresses that only this machine or its network can reach. Null, the default: as long as there is one
    /// seller, who then owns the machine; with several, whoever types an address in could look around in somebody else's network.
    /// </summary>
    public bool? AllowPrivateAddresses { get; set; }
}
