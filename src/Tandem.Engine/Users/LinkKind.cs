namespace Tandem.Engine.Users;

/// <summary>What a one-time link is for.</summary>
public enum LinkKind
{
    /// <summary>The first start: makes the account that keeps the installation.</summary>
    Keeper,

    /// <summary>Makes somebody a member of a seller, with an account that is new or known.</summary>
    Invite,

    /// <summary>Lets somebody who is locked out choose a new password.</summary>
    Recover,
}
