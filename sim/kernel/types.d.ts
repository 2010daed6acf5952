/** Types of the kernel's dialect: whole numbers of 32 bits here, machine types where it is compiled. */
declare type i32 = number;
declare type f64 = number;
