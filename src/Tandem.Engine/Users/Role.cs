namespace Tandem.Engine.Users;

/// <summary>What somebody is to a seller; <see cref="RightsRule"/> says what that allows.</summary>
public enum Role
{
    Owner,
    Staff,
    Warehouse,
    Bookkeeper,
    ReadOnly,
}
